"""How fast, against what: each figure is measured in one run beside the thing it is compared with.

A module here is a benchmark; its `measure(quick)` yields figures.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `budget` is the highest that will do; None for what is only compared with."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether the budget is exceeded."""
        return self.budget is not None and self.value > self.budget

    def __str__(self) -> str:
        """`NAME value unit budget ok|OVER`, with a dash where there is no budget."""
        budget = "-" if self.budget is None else f"{self.budget:g}"
        return f"{self.name} {self.value:.4g} {self.unit} {budget} {'OVER' if self.is_over else 'ok'}"
