package fidus.close;

/// One close of a month with everything that was signed. It never changes, but for the note that it
/// was opened again.
public record ClosedMonth(ClosedHead head, CloseFigures figures) {}
