package fidus.server.reports;

/// One field of one row cannot be read; caught where the row is read and turned into a line of the
/// report.
public final class BadField extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String text;
    private final String reason;

    public BadField(String field, String text, String reason) {
        super(field + ": " + reason, null, false, false);
        this.field = field;
        this.text = text;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String text() {
        return text;
    }

    public String reason() {
        return reason;
    }
}
