package fidus.desktop.shell;

import fidus.auth.Permission;

import javafx.scene.Parent;

import org.kordamp.ikonli.Ikon;

import java.util.function.Supplier;

/// One place of the main window. Its view is made on the first visit and kept until sign-out.
///
/// @param id what {@link Navigation#open} calls it
/// @param titleKey in Desktop.properties
/// @param permission without it the screen is not offered
/// @param view a node; when it is a {@link Visited} or a {@link Dated}, the window uses that
public record Screen(
        String id,
        String titleKey,
        Ikon icon,
        Permission permission,
        Supplier<? extends Parent> view) {}
