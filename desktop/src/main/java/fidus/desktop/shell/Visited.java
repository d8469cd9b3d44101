package fidus.desktop.shell;

/// A view that wants to know when it is opened, usually to read its data again.
public interface Visited {
    /// @param subject the record to show first, as `kind/id`, empty for none
    void visited(String subject);
}
