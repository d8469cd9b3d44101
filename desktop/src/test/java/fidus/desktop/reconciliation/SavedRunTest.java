package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.desktop.controls.SaveAs;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.WindowCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The whole run is saved from the workbench, or nothing.
@ExtendWith(ApplicationExtension.class)
class SavedRunTest {
    private static final byte[] FILE = "abc".getBytes(UTF_8);

    /// Of `abc`, as FIPS 180-2 gives it.
    private static final String DIGEST = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

    private static final String HEX =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;
    private ReconciliationWindow at;
    private String offered = "";

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void theRunIsSavedWholeAndItsDigestIsSaid() throws Exception {
        at.fake.answerFile(WindowCalls.FILE, FILE, DIGEST);
        Path to = folder.resolve("run.zip");
        save(to);
        assertThat(to).hasBinaryContent(FILE);
        assertThat(folder)
                .isDirectoryContaining("glob:**/run.zip")
                .isDirectoryNotContaining("glob:**.part");
        assertThat(offered).isEqualTo("5001234-Broker-Live-2026-10-01-2026-10-31.zip");
        assertThat(at.shell.notices().latestProperty().get().message())
                .isEqualTo("run.zip is saved, 3 bytes. SHA-256 " + HEX);
    }

    @Test
    void aFileThatCameDamagedLeavesWhatWasThere() throws Exception {
        at.fake.answerFile(WindowCalls.FILE, "abd".getBytes(UTF_8), DIGEST);
        Path to = folder.resolve("run.zip");
        Files.writeString(to, "before");
        save(to);
        assertThat(to).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private void save(Path to) throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    new SaveAs(
                                    (chooser, _) -> {
                                        offered = chooser.getInitialFileName();
                                        return Optional.of(to);
                                    })
                            .in(at.view());
                    at.fire("#save");
                    at.picture("workbench-saved");
                    return at.view();
                });
    }
}
