"""Into the site: where a post would go, what that would do, and doing it."""

from dataclasses import dataclass
from pathlib import Path

from editor.commands.workbench import Workbench
from editor.core import article
from editor.core.choices import ExportChoice, ExportOffer, ExportPreview
from editor.core.errors import FileTrouble, WongoError
from editor.core.house.naming import Naming
from editor.core.message import Message, msg
from editor.core.slugs import romanise, slugify
from editor.store.apply import apply, is_in_the_way
from editor.store.exporters.outlook import look_out, named
from editor.store.exporters.plan import Exporter, Outlook, Plan, Post
from editor.store.exporters.post import default_choice, target_path
from editor.store.house import house_of
from editor.store.site import Site, find_root, open_site


@dataclass(frozen=True, slots=True)
class _Export:
    """One way to export one post into one site."""

    exporter: Exporter
    post: Post
    site: Site
    outlook: Outlook

    def plan(self, choice: ExportChoice) -> Plan:
        """Return what a choice would do."""
        return self.exporter.plan(self.post, self.site, choice, self.outlook)

    def preview(self, choice: ExportChoice) -> ExportPreview:
        """Return what a choice would do, in the words of the dialog."""
        try:
            plan = self.plan(choice)
        except WongoError as trouble:
            return ExportPreview("", problem=trouble.title)
        path = plan.path.relative_to(self.site.root).as_posix()
        notes = tuple(problem.message for problem in plan.problems)
        return ExportPreview(path, exists=is_in_the_way(plan), notes=notes)


def export(exporter: Exporter, bench: Workbench) -> None:
    """Ask where the open post goes in its site, put it there, and say where it is."""
    site = bench.desk.site or _asked_site(bench)
    if site is None:
        return
    post = _post(bench)
    outlook = named(look_out(post, site, bench.now()), post, site, _naming(bench, site))
    job = _Export(exporter, post, site, outlook)
    title = _title(post.text)
    first = default_choice(post, site, job.outlook)
    choice = bench.ask.export(ExportOffer(first, slugify(title), romanise(title), job.preview))
    if choice is None:
        return
    plan = job.plan(choice)
    is_there = is_in_the_way(plan)
    if is_there and not bench.choose.replace(plan.path):
        return
    path = apply(plan, replace=is_there)
    if post.path is None or path == post.path:
        bench.desk.adopt(path)
    bench.tell(_told(path, plan))


def suggested_path(bench: Workbench) -> Path:
    """Return where a new post would be saved: its place in the site, or a name made of its title."""
    site, post = bench.desk.site, _post(bench)
    if site is None:
        return bench.desk.folder / f"{slugify(_title(post.text))}.md"
    outlook = named(Outlook(bench.now().astimezone(site.zone)), post, site, _naming(bench, site))
    return target_path(post, site, default_choice(post, site, outlook), outlook)


def _naming(bench: Workbench, site: Site) -> Naming:
    """Return how a site names its files; the one on the desk has been looked through already."""
    return (bench.customs.house if site is bench.desk.site else house_of(site)).naming


def _post(bench: Workbench) -> Post:
    opened = bench.desk.opened
    return Post(bench.desk.session.text, opened.source, opened.path)


def _title(text: str) -> str:
    entry = article.read(text).front_matter.get("title")
    return str(entry.value or "") if entry is not None else ""


def _asked_site(bench: Workbench) -> Site | None:
    """Ask for the site of a post that lies in none."""
    folder = bench.choose.site_to_open(bench.desk.folder)
    if folder is None:
        return None
    root = find_root(folder)
    if root is None:
        raise FileTrouble(
            msg("{path} is no site folder: it has no _config.yml.", path=folder),
            None,
            msg("Choose the folder that Jekyll builds the site from."),
        )
    return open_site(root)


def _told(path: Path, plan: Plan) -> Message:
    if not plan.problems:
        return msg("Exported to {path}.", path=path)
    return msg("Exported to {path}. {problem}", path=path, problem=plan.problems[0].message)
