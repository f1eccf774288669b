"""What an editor of news meets: facts with defaults, messages at the field, clean pasted text."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.blocks.text import RICH_TEXT_FEATURES
from core.checks import page_models
from news.models import NewsPage
from news.panels import ProjectPanel
from news.projects import project_model
from tests.factories import make_provider, translate

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
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def form(**given):
    """What the browser sends from the form of news."""
    streams = {
        name: streamfield(given.pop(name, []))
        for name in ("body", "easy_body", "gallery", "attachments")
    }
    whole = {"title": "Nowe szkolenia", "slug": "nowe", "summary": "", "date": "2026-03-01"}
    whole |= {"comments": inline_formset([]), **streams}
    return nested_form_data(whole) | given


def send(editor, **given):
    """The answer to a new piece of news, and what was saved."""
    address = f"/admin/pages/add/news/newspage/{news_index().pk}/"
    response = editor.post(address, form(**given))
    return response, NewsPage.objects.filter(slug="nowe").first()


def errors(response):
    """The messages by their field."""
    assert response.status_code == 200
    return {
        name: " ".join(map(str, found)) for name, found in response.context["form"].errors.items()
    }


def test_the_form_has_its_fields_under_three_tabs_and_today_as_the_date(editor):
    html = editor.get(f"/admin/pages/add/news/newspage/{news_index().pk}/").content.decode()
    for name in ("title", "summary", "picture", "picture_alt", "date", "pinned_until", "tags"):
        assert f'name="{name}"' in html
    for tab in ("tab-tresc", "tab-fakty", "tab-promocja"):
        assert tab in html or tab.removeprefix("tab-") in html
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in html


def test_news_are_written_with_all_they_may_have_and_published(editor, client):
    topic, project = make_topic(), make_project()
    response, saved = send(
        editor,
        picture=make_picture().pk,
        picture_alt="Sala.",
        topics=[topic.pk],
        project=project.pk,
        tags="dzieci, piecza zastępcza",
        attachments=[("document", {"document": make_document().pk, "title": "Program"})],
        **PUBLISH,
    )
    assert response.status_code == 302
    assert saved.live
    assert sorted(saved.tags.names()) == ["dzieci", "piecza zastępcza"]
    assert (list(saved.topics.all()), saved.project_id) == ([topic], project.pk)
    client.logout()
    html = client.get("/aktualnosci/nowe/").content.decode()
    assert "Program" in html
    assert 'alt="Sala."' in html


def test_a_draft_keeps_tags_topics_and_files_and_shows_none_of_them(editor, client):
    page = make_news(slug="nowe", title="Publiczna")
    draft = form(tags="dzieci", topics=[make_topic().pk], title="Szkic")
    assert editor.post(f"/admin/pages/{page.pk}/edit/", draft).status_code == 302
    live = NewsPage.objects.get(pk=page.pk)
    assert (live.tags.count(), live.topics.count(), live.title) == (0, 0, "Publiczna")
    kept = live.get_latest_revision_as_object()
    assert [tag.name for tag in kept.tags.all()] == ["dzieci"]
    assert kept.topics.count() == 1


def test_a_tag_taken_away_and_given_again_is_no_obstacle(editor):
    page = make_news(slug="nowe", tags=["dom", "praca"])
    for tags in ("praca", "praca, dom", "dom"):
        assert (
            editor.post(f"/admin/pages/{page.pk}/edit/", form(tags=tags, **PUBLISH)).status_code
            == 302
        )
    assert list(NewsPage.objects.get(pk=page.pk).tags.names()) == ["dom"]


@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_a_picture_without_a_description_waits_in_a_draft_but_is_not_published(editor, action):
    response, saved = send(editor, picture=make_picture().pk, **action)
    if not action:
        assert (response.status_code, saved.live) == (302, False)
        return
    assert list(errors(response)) == ["picture_alt"]
    assert saved is None


def test_a_picture_of_the_gallery_needs_a_description_too(editor):
    row = {"image-image": make_picture().pk, "image-alt_text": "", "caption": "", "credit": ""}
    response, _saved = send(editor, gallery=[("image", row)], **PUBLISH)
    assert "gallery" in errors(response)


def test_a_title_of_two_hundred_characters_is_refused_with_their_number(editor):
    response, saved = send(editor, title="a" * 200)
    assert "200" in errors(response)["title"]
    assert saved is None


@pytest.mark.parametrize(("until", "valid"), [(DAY, True), (DAY - timedelta(days=1), False)])
def test_what_is_pinned_is_pinned_at_least_on_its_own_day(until, valid):
    page = make_news()
    page.pinned_until = until
    if valid:
        return page.full_clean()
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["pinned_until"]


def test_the_message_about_a_pin_stands_at_its_field_in_polish(editor):
    response, saved = send(editor, pinned_until="2026-02-01")
    with translation.override("pl"):
        wanted = gettext("It cannot be pinned until a day before its own date.")
    assert errors(response) == {"pinned_until": wanted}
    assert wanted in response.content.decode()
    assert saved is None


def test_news_that_expire_before_they_appear_are_refused_in_polish(editor):
    times = {"go_live_at": "2027-05-02 08:00", "expire_at": "2027-05-01 08:00"}
    response, saved = send(editor, **times)
    found = errors(response)
    assert set(found) == {"go_live_at", "expire_at"}
    with translation.override("en"):
        english = gettext("Go live date/time must be before expiry date/time")
    assert english not in found["go_live_at"]
    assert saved is None


def test_a_date_is_asked_for(editor):
    assert list(errors(send(editor, date="", **PUBLISH)[0])) == ["date"]


def test_a_page_that_is_no_project_is_refused(editor):
    response, _saved = send(editor, project=make_provider().pk)
    assert "project" in errors(response)


def test_a_translation_of_a_project_stands_for_its_source():
    project = make_project()
    page = make_news()
    page.project = Page.objects.get(pk=translate(project, "uk", title="Кооперація").pk)
    page.full_clean()
    assert page.project_id == project.pk


def test_a_deleted_project_leaves_the_news(client):
    project = make_project()
    page = make_news(slug="a", project=project)
    project.delete()
    assert client.get("/aktualnosci/a/").status_code == 200
    assert NewsPage.objects.get(pk=page.pk).project is None


@pytest.mark.parametrize("label", ["home.StandardPage", "home.NoSuchPage"])
def test_the_form_works_with_and_without_the_model_of_projects(monkeypatch, label):
    monkeypatch.setattr("news.projects.PROJECT_MODEL", label)
    panel = ProjectPanel("project").bind_to_model(NewsPage)
    widget = panel.get_form_options()["widgets"]["project"]
    assert widget.target_models == [project_model() or Page]
    make_news(project=make_project()).full_clean()


def test_tags_are_kept_in_drafts_so_the_architecture_allows_them():
    assert not [problem for problem in page_models(None) if problem.obj in (NewsPage, None)]


def test_the_form_of_a_translation_holds_words_only(editor):
    page = translate(make_news(), "uk", title="навчання")
    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'name="picture_alt"' in html
    for name in ("date", "pinned_until", "tags", "topics", "project", "picture", "is_sample"):
        assert f'name="{name}"' not in html


def test_a_translation_is_published_without_facts(editor):
    page = translate(make_news(slug="nowe"), "uk", title="навчання", live=False)
    assert editor.post(f"/admin/pages/{page.pk}/edit/", form(**PUBLISH)).status_code == 302
    page.refresh_from_db()
    assert page.live


WORD = """
<p class="MsoNormal" style="mso-margin-top-alt:auto;font-family:'Calibri'"><span lang="PL"
 style="font-size:11.0pt;color:red;mso-fareast-language:PL">Zapisy <b style="mso-bidi">trwają</b>
<o:p></o:p></span></p>
<p class="MsoListParagraph"><font face="Symbol" color="#ff0000">Do <i>piątku</i></font></p>
<h1>Nagłówek</h1><table border="1"><tr><td>Sala 3</td></tr></table>
<ul type="disc"><li class="MsoNormal" style="tab-stops:list 36.0pt">Dowód</li></ul>
<p><a name="_Hlk1"></a><a href="https://example.org/" style="x" onclick="alert(1)">strona</a></p>
<p><a href="javascript:alert(1)">zły</a><img src="file:///C:/Temp/msohtml.gif" onerror="x"/></p>
"""
ALLOWED = {"p", "b", "i", "ul", "ol", "li", "a", "br"}


def stored_text(saved):
    """The markup of the only block as the database holds it."""
    return saved.body.get_prep_value()[0]["value"]


def tags_of(html):
    from bs4 import BeautifulSoup

    return list(BeautifulSoup(html, "html.parser").find_all(True))


def test_text_pasted_from_word_is_stored_clean(editor):
    pasted = rich_text(WORD, features=RICH_TEXT_FEATURES)
    response, saved = send(editor, body=[("text", pasted)], **PUBLISH)
    assert response.status_code == 302
    html = stored_text(saved)
    found = tags_of(html)
    assert {tag.name for tag in found} <= ALLOWED
    assert {name for tag in found for name in tag.attrs} <= {"href", "data-block-key"}
    for junk in ("mso", "Mso", "<o:", "style", "font", "javascript:", "onclick", "file:"):
        assert junk not in html
    for words in ("<b>trwają</b>", "<i>piątku</i>", "Nagłówek", "Sala 3", "Dowód", "strona"):
        assert words in html


def test_what_the_editor_never_makes_is_stored_nowhere(editor):
    content = {
        "blocks": [
            {
                "key": "abcde",
                "type": "unstyled",
                "text": "<o:p>Zapisy</o:p>",
                "depth": 0,
                "inlineStyleRanges": [{"offset": 0, "length": 6, "style": "FONT-CALIBRI"}],
                "entityRanges": [{"offset": 0, "length": 6, "key": 0}],
            }
        ],
        "entityMap": {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
        },
    }
    response, saved = send(editor, body=[("text", json.dumps(content))])
    assert response.status_code == 302
    html = stored_text(saved) if saved.body else stored_text(saved.get_latest_revision_as_object())
    assert {tag.name for tag in tags_of(html)} <= ALLOWED
    assert "javascript:" not in html
    assert "&lt;o:p&gt;" in html
    assert "CALIBRI" not in html


def test_a_stored_page_shows_no_trace_of_word(editor, client):
    send(editor, body=[("text", rich_text(WORD, features=RICH_TEXT_FEATURES))], **PUBLISH)
    client.logout()
    html = client.get("/aktualnosci/nowe/").content.decode()
    assert "Mso" not in html
    assert "javascript:" not in html


def test_the_admin_lists_and_previews_news(editor):
    page = make_news("Szkolenia", picture=make_picture(), picture_is_decorative=True)
    assert "Szkolenia" in editor.get(f"/admin/pages/{page.get_parent().pk}/").content.decode()
    assert editor.get(f"/admin/pages/{page.pk}/view_draft/").status_code == 200


def test_a_page_kept_for_later_appears_at_its_time():
    page = make_news(date=date(2026, 1, 1))
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert NewsPage.objects.get(pk=page.pk).approved_schedule or page.scheduled_revision
