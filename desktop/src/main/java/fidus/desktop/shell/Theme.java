package fidus.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;

import java.util.Locale;

/// Light or dark.
public enum Theme {
    LIGHT,
    DARK;

    private static final String SETTING = "theme";

    public static Theme of(Settings settings) {
        return settings.get(SETTING, "light").equals("dark") ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Shows it in every window and remembers it.
    public void use(Settings settings) {
        settings.set(SETTING, name().toLowerCase(Locale.ROOT));
        Application.setUserAgentStylesheet(
                (this == LIGHT ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet());
    }
}
