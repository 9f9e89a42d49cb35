"""`linli`: the console's door (design 10). Its commands stand by noun in `console/`.

Exit codes: 0 done, 1 refused or broken, 2 wrong usage. With `--json` one JSON value goes to stdout, logs to stderr.
"""

from __future__ import annotations

import typer

from console.door import close_all
from console.exports import export_cli
from console.house import calendar_cli, check, init, seal, serve, tick
from console.imports import import_cli
from console.people import household_cli, user_cli
from console.shops import shop_cli, till_cli, token_cli, voucher_cli

cli = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Linli 邻里: hours, points, vouchers, and the books."
)
for command in (init, serve, check, tick, seal):
    cli.command()(command)
for name, group in (
    ("user", user_cli), ("shop", shop_cli), ("household", household_cli), ("till", till_cli), ("token", token_cli),
    ("voucher", voucher_cli), ("import", import_cli), ("export", export_cli), ("calendar", calendar_cli),
):  # fmt: skip
    cli.add_typer(group, name=name)


@cli.callback()
def door(context: typer.Context) -> None:
    """Linli 邻里: hours, points, vouchers, and the books."""
    context.call_on_close(close_all)


def main() -> None:
    """The entry point of `linli`."""
    cli()


if __name__ == "__main__":
    main()
