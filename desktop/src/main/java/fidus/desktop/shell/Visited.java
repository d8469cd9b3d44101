package fidus.desktop.shell;

/// A view that wants to know when it is opened, usually to read its data again.
public interface Visited {
    /// @param subject the record to show first, as `kind/id`, empty for none
    void visited(String subject);

    /// Reads what is shown again: a person asked for it, or what is shown is known to be old. The
    /// record in hand, what is selected and what is typed stay.
    default void renew() {
        visited("");
    }

    /// What a page on which several people work at once does by itself every minute, and when the
    /// person comes back to the window; nothing on others.
    default void look() {}
}
