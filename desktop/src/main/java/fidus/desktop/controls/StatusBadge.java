package fidus.desktop.controls;

import javafx.scene.control.Label;

/// A state in one or two words. The tone never speaks alone: the words say the same.
public final class StatusBadge extends Label {
    public enum Tone {
        NEUTRAL,
        INFO,
        GOOD,
        ATTENTION,
        BAD
    }

    public StatusBadge() {
        this("", Tone.NEUTRAL);
    }

    public StatusBadge(Enum<?> state, Tone tone) {
        this(Words.of(state), tone);
    }

    public StatusBadge(String text, Tone tone) {
        getStyleClass().add("status-badge");
        setMinWidth(USE_PREF_SIZE);
        show(text, tone);
    }

    public void show(String text, Tone tone) {
        setText(text);
        for (Tone other : Tone.values()) {
            getStyleClass().remove(styleOf(other));
        }
        getStyleClass().add(styleOf(tone));
        setVisible(!text.isEmpty());
    }

    private static String styleOf(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "tone-neutral";
            case INFO -> "tone-info";
            case GOOD -> "tone-good";
            case ATTENTION -> "tone-attention";
            case BAD -> "tone-bad";
        };
    }
}
