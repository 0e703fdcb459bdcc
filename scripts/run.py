"""Open the editor on a sample newsroom of one's own: `make run`.

The newsroom is copied to build/newsroom the first time and then stays as it was left; delete the folder for
a fresh one. Where there is no screen, the same window is opened on a virtual one and photographed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from screen import has_screen

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "sample-site"
POST = "_posts/2024-02-27-night-bus.md"


def main(build: Path) -> int:
    """Open the editor, or photograph it, and return the exit code; what is made goes into `build`."""
    newsroom, picture = build / "newsroom", build / "wongo.png"
    if not newsroom.exists():
        shutil.copytree(SAMPLE, newsroom)
        print(f"A sample newsroom is now in {shown(newsroom)}; change it as you like.", flush=True)
    if has_screen():
        return subprocess.run([sys.executable, "-m", "editor", newsroom], cwd=ROOT, check=False).returncode
    print("There is no screen here: opening the window on a virtual one.", flush=True)
    # Someone may have renamed the post or thrown it away: then any other will do.
    posts = [newsroom / POST, *sorted(newsroom.glob("_posts/*.md"))]
    post = next((post for post in posts if post.is_file()), newsroom)
    photograph = [sys.executable, str(ROOT / "scripts" / "screenshots.py"), str(post), str(picture)]
    command = [sys.executable, str(ROOT / "scripts" / "screen.py"), *photograph]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        print(f"The window with {post.name} is in {shown(picture)}.")
    else:  # what Chromium says on a machine without a graphics card is worth reading only now
        print(answer.stderr, file=sys.stderr)
    return answer.returncode


def shown(path: Path) -> str:
    """Return a path as someone in the checkout would type it."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2]).resolve() if sys.argv[1:] else ROOT / "build"))
