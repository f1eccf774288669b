"""The flag's geometry, and that no mark is larger than the flag in a real browser."""

import math
from itertools import product
from xml.etree import ElementTree

import pytest
from django.conf import settings

from core.models import Institution

from .builders_projects import EU, make_picture, make_project

FLAG = ElementTree.parse(settings.BASE_DIR / "site/static/img/eu-flag.svg").getroot()  # noqa: S314
SVG = "{http://www.w3.org/2000/svg}"
HEIGHT = 18.0


def near(one, other):
    return math.dist(one, other) < 0.001


def test_the_flag_is_three_to_two_in_its_colours():
    rect, stars = FLAG.find(f"{SVG}rect"), FLAG.find(f"{SVG}g")
    assert FLAG.get("viewBox") == "0 0 27 18"
    assert (rect.get("width"), rect.get("height"), rect.get("fill")) == ("27", "18", "#003399")
    assert stars.get("fill") == "#ffcc00"


def test_twelve_stars_stand_like_the_hours_on_a_circle_of_a_third_of_the_height():
    stars = [(float(use.get("x")), float(use.get("y"))) for use in FLAG.iter(f"{SVG}use")]
    assert len(stars) == 12
    for hour, star in enumerate(stars):
        angle = math.radians(30 * hour)
        radius = HEIGHT / 3
        assert near(star, (13.5 + radius * math.sin(angle), 9 - radius * math.cos(angle)))


def points():
    text = FLAG.find(f".//{SVG}polygon").get("points")
    return [tuple(map(float, pair.split(","))) for pair in text.split()]


def test_a_star_is_upright_and_fits_a_circle_of_an_eighteenth_of_the_height():
    tips = points()[::2]
    for number, tip in enumerate(tips):
        angle = math.radians(72 * number)
        radius = HEIGHT / 18
        assert near(tip, (radius * math.sin(angle), -radius * math.cos(angle)))


def test_the_inner_points_lie_on_the_lines_between_the_tips():
    tips, inner = points()[::2], points()[1::2]
    for number, point in enumerate(inner):
        one, other = tips[number - 1], tips[(number + 1) % 5]
        across = (other[0] - one[0]) * (point[1] - one[1]) - (other[1] - one[1]) * (
            point[0] - one[0]
        )
        assert abs(across) < 0.001


def boxes(page, selector):
    return [item.bounding_box() for item in page.locator(selector).all()]


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
def test_no_mark_is_larger_than_the_flag_and_all_are_seen_at_once(live_server, page):
    ours = Institution.load()
    ours.republic_logo, ours.voivodeship_logo = make_picture(900, 300), make_picture(300, 900)
    ours.save()
    title = "Koordynacja spójnej polityki społecznej Kujaw i Pomorza"
    make_project(title, slug="x", programme_logo=make_picture(800, 800), **EU)
    for prefix, (width, height) in product(["", "/ar"], [(1280, 800), (360, 640)]):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{live_server.url}{prefix}/projekty/x/")
        look_at_marks(page, width, height)


def look_at_marks(page, width, height):
    """The flag has its shape, no mark is larger, and the row is seen without scrolling."""
    (flag,) = boxes(page, ".logo-row__flag")
    marks = boxes(page, ".logo-row__mark img")
    assert flag["width"] / flag["height"] == pytest.approx(1.5, abs=0.02)
    assert len(marks) == 3
    for mark in marks:
        assert 0 < mark["height"] <= flag["height"]
        assert mark["width"] * mark["height"] <= flag["width"] * flag["height"]
    (row,) = boxes(page, ".logo-row")
    assert row["y"] + row["height"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") == width
