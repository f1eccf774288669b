"""wagtail-localize's trees, which it would make inside the request."""

from typing import Any

from wagtail_localize.tasks import ImmediateBackend


class Jobs(ImmediateBackend):
    """wagtail-localize's own jobs: a tree becomes a batch, anything else is done at once."""

    def enqueue(self, func: Any, args: Any, kwargs: Any) -> None:
        """Begin translations of all pages below one; wagtail-localize has begun its own."""
        if func.__name__ == "translate_page_subtree":
            _begin(*args)
        else:
            super().enqueue(func, args, kwargs)


def _begin(page_id: int, locales: Any, _components: Any, user: Any) -> None:
    # wagtail-localize makes its backend before there are models.
    from wagtail.models import Page

    from . import batches, tasks

    root = Page.objects.get(pk=page_id)
    tasks.start(batches.begin_tree(user, root, locales, by_machine=False))
