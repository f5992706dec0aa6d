"""The surveys on this computer, and the one that is open."""

from invite_desktop.domain.survey import Survey
from invite_desktop.store.store import Store

_OPEN_SURVEY = "open_survey"


class Surveys:
    """Open, make, rename, duplicate, archive and delete surveys."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Survey, ...]:
        """Every survey, by age, archived ones among them."""
        return self._store.surveys.all()

    def current(self, first_name: str) -> Survey:
        """The survey that was open last; the very first one is made and named `first_name`."""
        kept = self._store.preferences.get(_OPEN_SURVEY)
        found = self._store.surveys.get(int(kept)) if kept else None
        if found is not None and not found.archived:
            return found
        others = [survey for survey in self.all() if not survey.archived]
        return self.open(others[-1]) if others else self.create(first_name)

    def open(self, survey: Survey) -> Survey:
        """Make it the current one."""
        self._store.preferences.set(_OPEN_SURVEY, str(survey.id))
        return survey

    def create(self, name: str) -> Survey:
        """A new survey, opened; it sends from the account of the newest one."""
        account_id = next((s.account_id for s in reversed(self.all()) if s.account_id is not None), None)
        return self.open(self._store.surveys.create(name, account_id))

    def rename(self, survey: Survey, name: str) -> Survey:
        """Give it another name."""
        self._store.surveys.rename(survey.id, name)
        return self._again(survey)

    def duplicate(self, survey: Survey, name: str) -> Survey:
        """A copy of people and text without mailings, opened."""
        return self.open(self._store.surveys.duplicate(survey.id, name))

    def archive(self, survey: Survey, *, archived: bool = True) -> Survey:
        """Put it away, or take it out again."""
        self._store.surveys.archive(survey.id, archived=archived)
        return self._again(survey)

    def delete(self, survey: Survey) -> None:
        """Delete it with its people, texts and mailings, for good."""
        self._store.surveys.delete(survey.id)

    def reload(self, survey: Survey) -> Survey:
        """The survey as it stands in the store now."""
        return self._again(survey)

    def _again(self, survey: Survey) -> Survey:
        return self._store.surveys.get(survey.id) or survey
