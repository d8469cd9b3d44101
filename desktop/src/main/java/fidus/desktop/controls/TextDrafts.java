package fidus.desktop.controls;

import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What is typed about a record and not sent yet. It stays with its record, and is there again when
/// that record is in hand; at any other one the field is empty.
///
/// @param <K> by which records are told apart
public final class TextDrafts<K> {
    private final StringProperty text;
    private final Map<K, String> typed = new HashMap<>();
    private @Nullable K about;

    /// @param text what stands in the field
    public TextDrafts(StringProperty text) {
        this.text = text;
    }

    /// Another record is in hand. What was typed while none was goes along with the first.
    ///
    /// @param now null when none is
    public void about(@Nullable K now) {
        K before = about;
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            typed.put(before, text.get());
        }
        about = now;
        String untold = before == null ? text.get() : "";
        text.set(now == null ? "" : typed.getOrDefault(now, untold));
    }

    /// The server has it: nothing of it is left to be sent once more.
    public void sent(K of) {
        typed.remove(of);
        if (of.equals(about)) {
            text.set("");
        }
    }
}
