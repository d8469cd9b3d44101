package fidus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// Receives the bodies of questions, before they take a place among those being answered: who sends
/// slowly keeps nobody waiting, and who sends too slowly is ended. Many large ones at once are
/// bounded in the memory they take.
final class Bodies {
    static final long MOST_TEXT = 256_000;

    private static final int PIECE = 16_384;
    static final int MOST_PIECES = 4_000;
    private static final long GRACE_SECONDS = 20;
    private static final long LEAST_BYTES_PER_SECOND = 10_000;
    private static final long NANOS = 1_000_000_000;

    private final long mostFile;
    private final LongSupplier nanos;
    private final Semaphore pieces = new Semaphore(MOST_PIECES);

    /// @param mostFile the largest file an import may bring, in bytes
    /// @param nanos a clock that only goes on
    Bodies(long mostFile, LongSupplier nanos) {
        this.mostFile = mostFile;
        this.nanos = nanos;
    }

    /// What a question brings, whole.
    ///
    /// @throws Refused `TOO_LARGE`; `BUSY` when too many large ones arrive at once
    /// @throws HttpResponseException 408 when it comes too slowly
    /// @throws EOFException when it ends before it is whole
    Body of(Call<?, ?> call, Context http) throws IOException {
        if (call.has(Call.Trait.UPLOAD)) {
            return file(http, call.has(Call.Trait.PAPER));
        }
        return call.kind() == Call.Kind.COMMAND ? Body.text(text(http)) : Body.NONE;
    }

    private Body file(Context http, boolean paper) throws IOException {
        Path file = Files.createTempFile("fidus-upload", ".bin");
        var body = Body.file(file);
        try (var out = Files.newOutputStream(file)) {
            receive(http.bodyInputStream(), out, paper);
            return body;
        } catch (HttpResponseException | EOFException e) {
            http.header("Connection", "close");
            body.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private String text(Context http) throws IOException {
        try {
            return kept(http.bodyInputStream());
        } catch (HttpResponseException | EOFException e) {
            http.header("Connection", "close");
            throw e;
        }
    }

    String kept(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        var room = new Room(MOST_TEXT, "A request may have at most 256 kB.", PIECE);
        try {
            receive(in, room, out);
            return out.toString(UTF_8);
        } finally {
            pieces.release(room.taken);
        }
    }

    /// How much one body may have, and how much of the memory for all it has taken.
    private static final class Room {
        private final long most;
        private final String tooLarge;
        private final int free;
        private int taken;

        /// @param free bytes that need no permit; 0 when the body is not kept in memory
        Room(long most, String tooLarge, int free) {
            this.most = most;
            this.tooLarge = tooLarge;
            this.free = free;
        }
    }

    /// A paper that is larger than papers may be, and not larger than other files, is received and
    /// refused by what keeps it, which knows what to say; a larger one is told the same number.
    ///
    /// @param paper whether it is an attached or signed one
    void receive(InputStream in, OutputStream file, boolean paper) throws IOException {
        long most = paper ? Math.min(mostFile, Call.MOST_OF_A_PAPER) : mostFile;
        String tooLarge = "A file may have at most " + most / 1_000_000 + " MB.";
        receive(in, new Room(mostFile, tooLarge, 0), file);
    }

    private void receive(InputStream in, Room room, OutputStream out) throws IOException {
        long began = nanos.getAsLong();
        var buffer = new byte[PIECE];
        long bytes = 0;
        for (int n = next(in, buffer); n >= 0; n = next(in, buffer)) {
            bytes += n;
            if (bytes > room.most) {
                throw Refused.because(Problem.Code.TOO_LARGE, room.tooLarge);
            }
            long longest = GRACE_SECONDS + bytes / LEAST_BYTES_PER_SECOND;
            if (nanos.getAsLong() - began > longest * NANOS) {
                throw new HttpResponseException(408);
            }
            makeRoom(room, bytes);
            out.write(buffer, 0, n);
        }
    }

    private void makeRoom(Room room, long bytes) {
        if (room.free == 0) {
            return;
        }
        while (bytes > room.free + (long) room.taken * PIECE) {
            if (!pieces.tryAcquire()) {
                throw Refused.because(
                        Problem.Code.BUSY,
                        "Too much is being received at this moment. Nothing was done; try again"
                                + " soon.");
            }
            room.taken++;
        }
    }

    /// Jetty ends a wait of its own when nothing comes for long.
    private static int next(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new HttpResponseException(408);
        }
    }
}
