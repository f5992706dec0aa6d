from invite_desktop.operations.preferences import Preferences
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store


def test_what_was_chosen_is_kept_over_a_restart(store: Store, database: Database) -> None:
    preferences = Preferences(store)
    assert preferences.get("scheme", "system") == "system"
    preferences.set("scheme", "dark")
    database.release()
    reopened = Database(database.path)
    assert Preferences(Store.over(reopened)).get("scheme") == "dark"
    reopened.release()
