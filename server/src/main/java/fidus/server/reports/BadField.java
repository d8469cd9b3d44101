package fidus.server.reports;

/// One field of one row cannot be read; caught where the row is read and turned into a line of the
/// report.
final class BadField extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String text;
    private final String reason;

    BadField(String field, String text, String reason) {
        super(field + ": " + reason, null, false, false);
        this.field = field;
        this.text = text;
        this.reason = reason;
    }

    String field() {
        return field;
    }

    String text() {
        return text;
    }

    String reason() {
        return reason;
    }
}
