package fidus.server.mongo.sealing;

/// A sealed field does not open: it was changed, or moved there from another field or document, or
/// the keys are not those of this database. Nothing of the document is given out.
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBroken(String place, Throwable cause) {
        super("sensitive_read_fail: the sealed field " + place + " does not open", cause);
    }
}
