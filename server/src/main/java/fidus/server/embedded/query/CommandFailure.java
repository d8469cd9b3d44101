package fidus.server.embedded.query;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/// A command, or one statement of it, is answered with an error the driver understands by its code.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The error codes of the MongoDB server that this store uses, under their official names.
    public enum Code {
        INTERNAL_ERROR(1, "InternalError"),
        BAD_VALUE(2, "BadValue"),
        FAILED_TO_PARSE(9, "FailedToParse"),
        UNAUTHORIZED(13, "Unauthorized"),
        TYPE_MISMATCH(14, "TypeMismatch"),
        AUTHENTICATION_FAILED(18, "AuthenticationFailed"),
        NAMESPACE_NOT_FOUND(26, "NamespaceNotFound"),
        INDEX_NOT_FOUND(27, "IndexNotFound"),
        PATH_NOT_VIABLE(28, "PathNotViable"),
        CONFLICTING_UPDATE_OPERATORS(40, "ConflictingUpdateOperators"),
        CURSOR_NOT_FOUND(43, "CursorNotFound"),
        NAMESPACE_EXISTS(48, "NamespaceExists"),
        MAX_TIME_EXPIRED(50, "MaxTimeMSExpired"),
        DOLLAR_PREFIXED_FIELD_NAME(52, "DollarPrefixedFieldName"),
        COMMAND_NOT_FOUND(59, "CommandNotFound"),
        IMMUTABLE_FIELD(66, "ImmutableField"),
        CANNOT_CREATE_INDEX(67, "CannotCreateIndex"),
        INVALID_OPTIONS(72, "InvalidOptions"),
        INVALID_NAMESPACE(73, "InvalidNamespace"),
        INDEX_OPTIONS_CONFLICT(85, "IndexOptionsConflict"),
        INDEX_KEY_SPECS_CONFLICT(86, "IndexKeySpecsConflict"),
        OPERATION_FAILED(96, "OperationFailed"),
        UNSATISFIABLE_WRITE_CONCERN(100, "UnsatisfiableWriteConcern"),
        WRITE_CONFLICT(112, "WriteConflict"),
        EXCEEDED_MEMORY_LIMIT(146, "ExceededMemoryLimit"),
        CANNOT_INDEX_PARALLEL_ARRAYS(171, "CannotIndexParallelArrays"),
        TRANSACTION_TOO_OLD(225, "TransactionTooOld"),
        NOT_IMPLEMENTED(238, "NotImplemented"),
        NO_SUCH_TRANSACTION(251, "NoSuchTransaction"),
        TRANSACTION_COMMITTED(256, "TransactionCommitted"),
        TRANSACTION_TOO_LARGE(257, "TransactionTooLarge"),
        NOT_IN_TRANSACTION(263, "OperationNotSupportedInTransaction"),
        DUPLICATE_KEY(11000, "DuplicateKey"),
        DOCUMENT_TOO_LARGE(10334, "BSONObjectTooLarge");

        private final int number;
        private final String officialName;

        Code(int number, String officialName) {
            this.number = number;
            this.officialName = officialName;
        }

        /// The number on the wire.
        public int number() {
            return number;
        }

        /// The `codeName` on the wire.
        public String officialName() {
            return officialName;
        }
    }

    private final Code code;
    private final transient @Nullable BsonDocument details;

    /// A failure with a message for people.
    public CommandFailure(Code code, String message) {
        this(code, message, null);
    }

    /// A failure with further fields of the reply, such as the key that exists already.
    public CommandFailure(Code code, String message, @Nullable BsonDocument details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    /// What the allow-list leaves out is refused, never ignored.
    public static CommandFailure unsupported(String what) {
        return new CommandFailure(
                Code.NOT_IMPLEMENTED,
                "embedded store: "
                        + what
                        + " is not supported; use the subset of the store, or a replica set");
    }

    /// Which error.
    public Code code() {
        return code;
    }

    /// Further fields of the reply.
    public @Nullable BsonDocument details() {
        return details;
    }

    /// The message that goes to the driver.
    public String text() {
        String message = getMessage();
        return message == null ? code.officialName() : message;
    }
}
