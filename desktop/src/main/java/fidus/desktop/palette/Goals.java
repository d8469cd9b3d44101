package fidus.desktop.palette;

import fidus.auth.Permission;
import fidus.desktop.shell.Server;

import java.util.List;
import java.util.function.Function;

/// A kind of record the palette leads to, read afresh each time it is opened.
///
/// @param permission without it these are not asked for
/// @param read asked in the background
public record Goals(Permission permission, Function<Server, List<Goal>> read) {}
