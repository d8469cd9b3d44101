package fidus.server.embedded.wire;

import fidus.server.embedded.query.Bson;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One request as it came over the wire.
///
/// @param id the number the reply refers to
/// @param body the command, its document sequences folded in
/// @param awaitsReply false when the client does not listen for an answer
/// @param legacy whether it came as the old handshake query
record Message(int id, BsonDocument body, boolean awaitsReply, boolean legacy) {
    static final int MAX_BYTES = 48_000_000;

    // The sequence of an insert command.
    private static final String INSERTED = "documents";
    private static final int HEADER_BYTES = 16;
    private static final int REPLY = 1;
    private static final int QUERY = 2004;
    private static final int MSG = 2013;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;
    private static final int REQUIRED_FLAGS = 0xffff;

    /// Reads one request, or null at the end of the stream.
    ///
    /// @param maxBytes the largest message taken
    /// @throws IOException for anything that is not a request; the connection is then of no more
    ///   use
    static @Nullable Message read(DataInputStream in, int maxBytes) throws IOException {
        byte[] head = new byte[HEADER_BYTES];
        try {
            in.readFully(head);
        } catch (EOFException e) {
            return null;
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int length = header.getInt();
        int id = header.getInt();
        header.getInt();
        int kind = header.getInt();
        if (length < HEADER_BYTES || length > maxBytes) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] content = new byte[length - HEADER_BYTES];
        in.readFully(content);
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return switch (kind) {
                case MSG -> message(id, buffer);
                case QUERY -> query(id, buffer);
                default -> throw new IOException("a message of unknown kind " + kind);
            };
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BsonSerializationException
                | BsonInvalidOperationException e) {
            throw new IOException("a malformed message", e);
        }
    }

    private static Message message(int id, ByteBuffer buffer) throws IOException {
        int flags = buffer.getInt();
        if ((flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) != 0) {
            throw new IOException("a message with unknown flags");
        }
        if ((flags & CHECKSUM_PRESENT) != 0) {
            buffer.limit(buffer.limit() - Integer.BYTES);
        }
        BsonDocument body = null;
        BsonDocument sequences = new BsonDocument();
        while (buffer.hasRemaining()) {
            switch (buffer.get()) {
                case 0 -> body = document(buffer);
                case 1 -> sequence(buffer, sequences);
                default -> throw new IOException("a message with an unknown section");
            }
        }
        if (body == null || body.isEmpty()) {
            throw new IOException("a message without a body");
        }
        body.putAll(sequences);
        return new Message(id, body, (flags & MORE_TO_COME) == 0, false);
    }

    private static void sequence(ByteBuffer buffer, BsonDocument sequences) {
        int end = buffer.position() + buffer.getInt(buffer.position());
        buffer.getInt();
        String name = text(buffer);
        BsonArray documents = new BsonArray();
        while (buffer.position() < end) {
            byte[] bytes = bytes(buffer);
            documents.add(name.equals(INSERTED) ? Bson.received(bytes) : Bson.decode(bytes));
        }
        sequences.put(name, documents);
    }

    private static Message query(int id, ByteBuffer buffer) throws IOException {
        buffer.getInt();
        String namespace = text(buffer);
        buffer.getInt();
        buffer.getInt();
        BsonDocument body = document(buffer);
        if (!namespace.endsWith(".$cmd") || body.isEmpty()) {
            throw new IOException("an old query that is not a command");
        }
        body.put("$db", new org.bson.BsonString(namespace.substring(0, namespace.length() - 5)));
        return new Message(id, body, true, true);
    }

    private static String text(ByteBuffer buffer) {
        int start = buffer.position();
        int end = start;
        while (buffer.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start];
        buffer.get(text).get();
        return new String(text, StandardCharsets.UTF_8);
    }

    private static BsonDocument document(ByteBuffer buffer) {
        return Bson.decode(bytes(buffer));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        int length = buffer.getInt(buffer.position());
        if (length < 5 || length > buffer.remaining()) {
            throw new IllegalArgumentException("a document of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /// The bytes of an answer to this request.
    byte[] reply(int number, BsonDocument answer) {
        byte[] body = Bson.encode(answer);
        int extra = legacy ? 20 : 5;
        ByteBuffer out =
                ByteBuffer.allocate(HEADER_BYTES + extra + body.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(out.capacity()).putInt(number).putInt(id).putInt(legacy ? REPLY : MSG);
        if (legacy) {
            out.putInt(0).putLong(0).putInt(0).putInt(1);
        } else {
            out.putInt(0).put((byte) 0);
        }
        return out.put(body).array();
    }
}
