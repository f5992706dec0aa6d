"""The colours of the program, by what they are for. Every pair was measured for contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme. `x` is written on `x_box`; `on_accent` on `accent`."""

    window: str
    base: str
    alternate: str
    hover: str
    divider: str
    text: str
    secondary: str
    placeholder: str
    border: str
    accent: str
    accent_hover: str
    on_accent: str
    done: str
    done_box: str
    look_at: str
    look_at_box: str
    problem: str
    problem_box: str
    info: str
    info_box: str
    disabled: str


LIGHT = Tokens(
    window="#f4f5f7",
    base="#ffffff",
    alternate="#f7f8fa",
    hover="#e9edf2",
    divider="#d5dae1",
    text="#1a1d21",
    secondary="#4f5763",
    placeholder="#646c78",
    border="#7a828e",
    accent="#1d5fbf",
    accent_hover="#174e9f",
    on_accent="#ffffff",
    done="#0b6b3a",
    done_box="#e6f4ea",
    look_at="#8a5000",
    look_at_box="#fff3dc",
    problem="#b3261e",
    problem_box="#fce8e6",
    info="#1d5fbf",
    info_box="#e8f0fe",
    disabled="#757c87",
)

DARK = Tokens(
    window="#1f2227",
    base="#16181c",
    alternate="#1b1e23",
    hover="#2a2f37",
    divider="#3a414b",
    text="#eceef1",
    secondary="#b4bbc6",
    placeholder="#9aa2ae",
    border="#7e8794",
    accent="#8ab4ff",
    accent_hover="#a9c8ff",
    on_accent="#0e1a2e",
    done="#6fd79b",
    done_box="#16301f",
    look_at="#ffc766",
    look_at_box="#352811",
    problem="#ff9a92",
    problem_box="#3a1c1a",
    info="#8ab4ff",
    info_box="#172a45",
    disabled="#8a929e",
)
