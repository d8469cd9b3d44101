package fidus.desktop.shell;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Pictures of a view for people to look at, in target/pictures. Must be called on the FX thread.
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "pictures");

    private Screenshots() {}

    /// The view alone, in the current theme with the application's style sheet.
    public static Path of(Parent view, String name, int width, int height) {
        return of(scene(view, width, height), name);
    }

    /// A scene of the view alone, with the application's style sheet.
    public static Scene scene(Parent view, int width, int height) {
        var scene = new Scene(view, width, height);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        Screenshots.class.getResource("/fidus/desktop/app.css"))
                                .toExternalForm());
        return scene;
    }

    /// A whole scene, which may be on a stage.
    public static Path of(Scene scene, String name) {
        return write(snapshot(scene), name);
    }

    /// What a scene looks like now. A viewport keeps an image of its content, and without a window
    /// nobody tells it that the content changed.
    public static WritableImage snapshot(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
        return scene.snapshot(null);
    }

    private static Path write(WritableImage image, String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        Path file = FOLDER.resolve(name + ".png");
        try {
            Files.createDirectories(FOLDER);
            try (var out = new DataOutputStream(Files.newOutputStream(file))) {
                out.write(new byte[] {(byte) 137, 80, 78, 71, 13, 10, 26, 10});
                var head = ByteBuffer.allocate(13).putInt(width).putInt(height);
                chunk(out, "IHDR", head.put((byte) 8).put((byte) 2).array());
                chunk(out, "IDAT", lines(pixels, width, height));
                chunk(out, "IEND", new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// Packed all at once and quickly: pictures are looked at, not kept.
    private static byte[] lines(int[] pixels, int width, int height) throws IOException {
        var raw = new byte[height * (1 + 3 * width)];
        int at = 0;
        for (int i = 0; i < pixels.length; i++) {
            at += i % width == 0 ? 1 : 0; // each line begins with the filter, which is none
            raw[at++] = (byte) (pixels[i] >> 16);
            raw[at++] = (byte) (pixels[i] >> 8);
            raw[at++] = (byte) pixels[i];
        }
        var bytes = new ByteArrayOutputStream();
        var quick = new Deflater(Deflater.BEST_SPEED);
        try (var packed = new DeflaterOutputStream(bytes, quick, 1 << 16)) {
            packed.write(raw);
        } finally {
            quick.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
        byte[] kind = name.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(kind);
        sum.update(data);
        out.writeInt(data.length);
        out.write(kind);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
