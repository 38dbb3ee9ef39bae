"""Runs a command on a terminal of its own, with a person at it.

    typed.py [TEXT KEYS]... -- COMMAND...

Waits until TEXT is shown, then types KEYS (backslash escapes: \\n Enter, \\x03 Ctrl-C, \\x04 Ctrl-D), and so on. Prints what
the terminal showed. Ends with the command's status, 128 + N when signal N ended it, and 99 when a TEXT did not come
within twenty seconds.
"""
import os
import pty
import select
import sys
import time

end = sys.argv.index("--")
dialogue = list(zip(sys.argv[1:end:2], sys.argv[2:end:2]))
command = sys.argv[end + 1 :]

child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)

screen = b""
seen = 0
deadline = time.monotonic() + 20
late = False
while True:
    while dialogue and dialogue[0][0].encode() in screen[seen:]:
        text, keys = dialogue.pop(0)
        seen = screen.index(text.encode(), seen) + len(text.encode())
        os.write(terminal, keys.encode().decode("unicode_escape").encode())
        deadline = time.monotonic() + 20
    if time.monotonic() > deadline:
        late = True
        os.kill(child, 9)
        break
    if not select.select([terminal], [], [], 0.5)[0]:
        continue
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    screen += data

status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.stdout.write(screen.decode(errors="replace").replace("\r\n", "\n"))
if late or dialogue:
    print(f"\ntyped.py: this did not come: {dialogue[0][0]!r}" if dialogue else "\ntyped.py: it did not end")
    sys.exit(99)
sys.exit(status if status >= 0 else 128 - status)
