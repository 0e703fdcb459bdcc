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
NEWSROOM = ROOT / "build" / "newsroom"
PICTURE = ROOT / "build" / "wongo.png"
POST = NEWSROOM / "_posts" / "2024-02-27-night-bus.md"


def main() -> int:
    """Open the editor, or photograph it, and return the exit code."""
    if not NEWSROOM.exists():
        shutil.copytree(SAMPLE, NEWSROOM)
        print(f"A sample newsroom is now in {NEWSROOM.relative_to(ROOT)}; change it as you like.", flush=True)
    if has_screen():
        return subprocess.run([sys.executable, "-m", "editor", NEWSROOM], cwd=ROOT, check=False).returncode
    print("There is no screen here: opening the window on a virtual one.", flush=True)
    # Someone may have renamed the post or thrown it away: then any other will do.
    post = POST if POST.is_file() else next(iter(sorted((NEWSROOM / "_posts").glob("*.md"))), NEWSROOM)
    photograph = [sys.executable, ROOT / "scripts" / "screenshots.py", post, PICTURE]
    code = subprocess.run(
        [sys.executable, ROOT / "scripts" / "screen.py", *photograph], cwd=ROOT, check=False
    ).returncode
    if code == 0:
        print(f"The window with {post.name} is in {PICTURE.relative_to(ROOT)}.")
    return code


if __name__ == "__main__":
    sys.exit(main())
