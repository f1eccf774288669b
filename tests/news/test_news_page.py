"""An article: facts from its source, words from its translation."""

import pytest

from core.languages import CODES, localized_path
from core.prose import paragraphs
from news.articles import attachments, gallery
from news.models import NewsPage
from tests.factories import publish, translate
from tests.translating import begin, complete, give

from .builders_news import (
    DAY,
    make_document,
    make_news,
    make_picture,
    make_project,
    make_topic,
    news_index,
)

pytestmark = pytest.mark.django_db
PATH = "/aktualnosci/szkolenia/"


def with_files(page, *titles):
    """The same article with files of some names."""
    page.attachments = [
        ("document", {"document": make_document(), "title": title}) for title in titles
    ]
    return publish(page)


def with_gallery(page, *pictures):
    """The same article with pictures after the text."""
    for picture in pictures:
        picture.contextual_alt_text, picture.decorative = "Sala.", False
    page.gallery = [("image", {"image": picture, "caption": "Sala"}) for picture in pictures]
    return publish(page)


@pytest.mark.parametrize("code", CODES)
def test_an_article_shows_its_facts_in_every_language(client, code):
    topic, project = make_topic(slug="seniorzy"), make_project(slug="kooperacja")
    facts = {"topics": [topic], "project": project, "tags": ["piecza zastępcza"]}
    make_news("Szkolenia", slug="szkolenia", summary="Krótko.", body=["Długo."], **facts)
    html = client.get(localized_path(PATH, code)).content.decode()
    assert html.count("<h1") == 1
    assert f'<time datetime="{DAY:%Y-%m-%d}">' in html
    assert localized_path("/aktualnosci/?topic=seniorzy", code) in html
    assert localized_path("/aktualnosci/?tag=piecza-zast%C4%99pcza", code) in html
    assert (
        html.split("<main")[1].count(f'href="{localized_path("/kooperacja/", code)}"') == 3
    )  # the menu at the foot as well
    assert ("notice-fallback" in html) == (code != "pl")
    assert "Krótko." in html
    assert "<p>Długo.</p>" in html


@pytest.mark.parametrize("code", CODES)
def test_the_line_below_the_title_is_in_the_readers_language(client, code):
    make_news(slug="szkolenia", topics=[make_topic("seniorzy", uk="літні люди")])
    html = client.get(localized_path(PATH, code)).content.decode()
    direction = "rtl" if code == "ar" else "ltr"
    assert f'<div lang="{code}" dir="{direction}">\n<p class="dots' in html.replace("  ", "")
    assert ("літні люди" in html) == (code == "uk")


def test_a_translation_has_its_own_words_and_no_facts():
    page = make_news(topics=[make_topic()], tags=["dom"], project=make_project())
    page.picture, page.picture_alt, page.pinned_until = make_picture(), "Sala.", DAY
    copy = translate(publish(page), "uk", title="навчання")
    assert (copy.picture, copy.project, copy.pinned_until) == (None, None, None)
    assert (copy.topics.count(), copy.tags.count(), copy.tagged_items.count()) == (0, 0, 0)
    assert copy.source == page


def test_an_article_leads_back_to_the_list(client):
    make_news(slug="szkolenia")
    response = client.get("/uk/aktualnosci/szkolenia/")
    crumbs = [(crumb.title, crumb.url) for crumb in response.context["breadcrumbs"]]
    assert crumbs == [("Новини", "/uk/aktualnosci/")]


def test_an_article_without_anything_is_whole_too(client):
    make_news(slug="szkolenia")
    html = client.get(PATH).content.decode()
    for part in ("lead-picture", "gallery-heading", "attachments-heading", "notice-sample"):
        assert part not in html


def test_sample_content_is_called_that(client):
    make_news(slug="szkolenia", is_sample=True)
    assert "notice-sample" in client.get(PATH).content.decode()


def test_the_picture_is_cut_around_its_focal_point(client):
    focus = {"focal_point_x": 100, "focal_point_y": 100}
    focus |= {"focal_point_width": 50, "focal_point_height": 50}
    picture = make_picture(**focus)
    make_news(slug="szkolenia", picture=picture, picture_alt="Sala.", picture_credit="Jan Próbny")
    html = client.get(PATH).content.decode()
    assert "fill-960x540" in html
    assert 'alt="Sala."' in html
    assert "Jan Próbny" in html
    assert picture.renditions.filter(filter_spec__startswith="fill-960x540").exclude(
        focal_point_key=""
    )


def test_a_decorative_picture_has_no_words(client):
    facts = {"picture": make_picture(), "picture_is_decorative": True, "picture_alt": "Sala."}
    make_news(slug="szkolenia", **facts)
    assert 'alt=""' in client.get(PATH).content.decode()


@pytest.mark.parametrize(("alt", "lang"), [("Зал.", "uk"), ("", "pl")])
def test_a_picture_is_described_in_the_language_there_is(client, alt, lang):
    page = make_news(slug="szkolenia", picture=make_picture(), picture_alt="Sala.")
    copy = translate(page, "uk", title="навчання")
    copy.picture_alt = alt
    publish(copy)
    html = client.get("/uk" + PATH).content.decode()
    assert f'alt="{alt or "Sala."}"' in html
    assert f'lang="{lang}" sizes' in html


def test_the_picture_is_there_for_who_shares_the_address():
    page = make_news(picture=make_picture(), picture_is_decorative=True)
    copy = translate(page, "uk", title="навчання")
    assert copy.share_picture == page.picture is not None
    assert make_news().share_picture is None


def test_attachments_have_a_type_and_a_size(client):
    with_files(make_news(slug="szkolenia"), "Program szkolenia", "")
    html = client.get(PATH).content.decode()
    assert html.count("(<bdi>TXT</bdi>, <bdi>2,0") == 2
    assert ">Program szkolenia</a>" in html
    assert ">Program</a>" in html  # the document's own title


def test_a_file_has_its_translated_name_and_the_sources_content():
    page = with_files(make_news(), "Program szkolenia")
    copy = translate(page, "uk", title="навчання")
    copy.attachments = [
        {**block, "value": {"document": make_document("inny").pk, "title": "Програма"}}
        for block in page.attachments.get_prep_value()
    ]
    found = attachments(publish(copy))
    assert [(row["title"], row["lang"]) for row in found] == [("Програма", "uk")]
    assert found[0]["document"] == page.attachments[0].value["document"]


def test_a_file_added_later_is_there_in_every_language_at_once(client):
    page = with_files(make_news(slug="szkolenia"), "Pierwszy")
    translate(page, "uk", title="навчання")
    page.attachments.append(("document", {"document": make_document(), "title": "Drugi"}))
    publish(page)
    html = client.get("/uk" + PATH).content.decode()
    assert 'lang="pl" dir="auto">Drugi</a>' in html


def test_a_deleted_document_leaves_no_empty_line(client):
    page = with_files(make_news(slug="szkolenia"), "Pierwszy")
    page.attachments[0].value["document"].delete()
    response = client.get(PATH)
    assert response.context["attachments"] == []
    assert "attachments-heading" not in response.content.decode()


def test_a_gallery_shows_every_picture_with_its_words(client):
    with_gallery(make_news(slug="szkolenia"), make_picture(), make_picture())
    html = client.get(PATH).content.decode()
    assert html.count("<figcaption>") == 2
    assert html.count('alt="Sala."') == 2


def test_a_picture_exchanged_on_the_source_is_not_described_as_the_old_one():
    page = with_gallery(make_news(), make_picture())
    copy = translate(page, "uk", title="навчання")
    copy.gallery[0].value["caption"] = "Зал"
    copy = publish(copy)
    assert [(f["lang"], f["value"]["caption"]) for f in gallery(copy)] == [("uk", "Зал")]
    other = make_picture()
    other.contextual_alt_text, other.decorative = "Ogród.", False
    page.gallery[0].value["image"] = other
    publish(page)
    found = gallery(NewsPage.objects.get(pk=copy.pk))
    assert [(f["lang"], f["value"]["caption"]) for f in found] == [("pl", "Sala")]
    assert found[0]["value"]["image"] == other


def test_a_translator_gets_the_words_of_every_row():
    page = with_gallery(with_files(make_news("Szkolenia"), "Program szkolenia"), make_picture())
    page.picture, page.picture_alt = make_picture(), "Wejście."
    translation = begin(publish(page))
    texts = {segment.string.data for segment in translation.source.stringsegment_set.all()}
    assert {"Szkolenia", "Program szkolenia", "Sala", "Sala.", "Wejście."} <= texts


def test_a_translation_through_the_translators_editor_shows(client):
    page = with_gallery(with_files(make_news(slug="szkolenia"), "Program"), make_picture())
    translation = begin(page)
    give(translation, title="Навчання")
    paths = translation.source.stringsegment_set.values_list("context__path", flat=True)
    rows = {path: "Програма" for path in paths if path.startswith("attachments.")}
    give(translation, **rows)
    complete(translation).save_target()
    html = client.get("/uk" + PATH).content.decode()
    assert "<h1>Навчання</h1>" in html
    assert 'lang="uk" dir="auto">Програма</a>' in html


def test_a_news_list_may_have_content_of_its_own(client):
    index = news_index()
    index.body = paragraphs(["Zapraszamy."])
    publish(index)
    assert "<p>Zapraszamy.</p>" in client.get("/aktualnosci/").content.decode()


def test_an_article_asks_as_much_whatever_it_shows(
    client, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    facts = {"picture": make_picture(), "picture_alt": "Sala.", "project": make_project()}

    def asked(topics, tags, pictures, files, slug):
        page = make_news(slug=slug, topics=topics, tags=tags, **facts)
        with_files(with_gallery(page, *pictures), *files)
        client.get(f"/uk/aktualnosci/{slug}/")
        with django_assert_max_num_queries(16) as captured:
            client.get(f"/uk/aktualnosci/{slug}/")
        return [query["sql"] for query in captured.captured_queries]

    few = asked([make_topic()], ["a"], [make_picture()], ["x"], "a")
    topics, pictures = [make_topic() for _ in range(4)], [make_picture() for _ in range(4)]
    many = asked(topics, ["a", "b", "c"], pictures, ["x", "y", "z"], "b")
    assert len(many) == len(few)
    assert len(set(many)) == len(many), "a query was asked twice"
