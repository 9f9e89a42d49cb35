"""What holds for every test. Fixtures of a room live in that room's own conftest."""

import os

from hypothesis import HealthCheck, settings

from core.i18n import be_strict

# A failure prints the blob that replays it. On the build machine examples are always the same, so that a red run means
# a changed program; at home each run looks at new ones.
settings.register_profile("home", print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("home"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")

be_strict()  # a missing sentence fails the test that meets it
