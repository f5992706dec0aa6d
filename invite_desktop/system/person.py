"""Who sits at the computer, as the system knows them: a suggestion, never more."""

import logging
import sys

logger = logging.getLogger(__name__)

_NAME_DISPLAY = 3  # EXTENDED_NAME_FORMAT of Windows: "Ana Novak"
_LONGEST = 80


def full_name() -> str:
    """The full name of whoever runs the program; empty where the system knows none.

    It may ask a directory over the network: call it off the screen's thread.
    """
    return _as_full_name(_name_in_system())


def _as_full_name(text: str) -> str:
    """The text if it may be a person's full name: one word is as a rule that of a login."""
    name = " ".join(text.split())
    is_name = " " in name and len(name) <= _LONGEST and name.isprintable()
    return name if is_name and not any(char in name for char in "@<>\\/") else ""


if sys.platform == "win32":

    def _name_in_system() -> str:
        import ctypes

        size = ctypes.c_ulong(256)
        buffer = ctypes.create_unicode_buffer(size.value)
        try:
            known = ctypes.windll.secur32.GetUserNameExW(_NAME_DISPLAY, buffer, ctypes.byref(size))
        except OSError as error:
            logger.info("The person's name is not known: %s", type(error).__name__)
            return ""
        return buffer.value if known else ""

else:

    def _name_in_system() -> str:
        import os
        import pwd

        try:
            entry = pwd.getpwuid(os.getuid())
        except KeyError:  # as in a container: nobody has this number
            return ""
        # the first of several parts is the name, in which "&" stands for the login (passwd(5))
        name = entry.pw_gecos.partition(",")[0]
        return name.replace("&", entry.pw_name.capitalize())
