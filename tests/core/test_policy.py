"""The policy register, walked: nothing that changes or reads stands outside it, and its gate holds for every role."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import core
from core.books import Intent
from core.clock import SystemClock
from core.errors import Forbidden
from core.policy import REGISTER, Actor, Policy, Role, Scope, may, require

MODULES = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(core.__path__, "core.")
    if "child" not in info.name
]


def registered() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command and query of core, by its action."""
    for module in MODULES:
        for function in vars(module).values():
            policy = getattr(function, "policy", None)
            if isinstance(policy, Policy) and callable(function) and function.__module__ == module.__name__:
                yield policy.action, function


BY_ACTION = dict(registered())


def an_actor(*roles: Role) -> Actor:
    """Somebody with roles and with every id that a scope may ask for."""
    return Actor(
        community_id="c", id="a", name="a", roles=frozenset(roles), person_id="p", household_id="h", shop_id="s",
        till_id="t",
    )  # fmt: skip


def test_every_line_of_the_register_belongs_to_a_function_and_the_other_way_round() -> None:
    outside = {"community.found"}  # before it there is no community whose policy could count
    assert set(REGISTER) - {action for action in REGISTER if action.startswith("test.")} == set(BY_ACTION) | outside


def test_every_writer_that_takes_a_press_is_registered() -> None:
    """A public function of core that takes `work` writes inside a command; one that takes an intent is a command."""
    for module in MODULES:
        for name, function in vars(module).items():
            if not inspect.isfunction(function) or function.__module__ != module.__name__ or name.startswith("_"):
                continue
            parameters = inspect.signature(function).parameters
            takes_press = (
                any("Intent" in str(one.annotation) for one in parameters.values()) and "session" in parameters
            )
            if takes_press and name not in ("found_community",):
                assert hasattr(function, "policy"), f"{module.__name__}.{name} writes outside the register"


@pytest.mark.parametrize("action", sorted(BY_ACTION))
@pytest.mark.parametrize("role", sorted(Role))
def test_the_gate_refuses_every_role_that_the_register_does_not_name(action: str, role: Role) -> None:
    policy, function, actor = REGISTER[action], BY_ACTION[action], an_actor(role)
    if may(actor, policy):
        assert policy.scope is Scope.PUBLIC or role in policy.roles
        return
    press = (Intent(key="k" * 8, source="page"),) if policy.is_command else ()
    with pytest.raises(Forbidden):  # before any read: there is no session to read from
        function(None, SystemClock(), actor, *press)


def test_a_shops_command_needs_a_shop_and_ones_own_needs_a_person() -> None:
    shop = Policy(action="x", roles=frozenset({Role.CLERK}), scope=Scope.SHOP, is_command=True)
    own = Policy(action="y", roles=frozenset({Role.RESIDENT}), scope=Scope.OWN, is_command=True)
    nobody = Actor(community_id="c", id="a", name="a", roles=frozenset({Role.CLERK, Role.RESIDENT}))
    for policy in (shop, own):
        with pytest.raises(Forbidden):
            require(nobody, policy)
