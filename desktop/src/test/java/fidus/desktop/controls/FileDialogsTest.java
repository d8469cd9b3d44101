package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.FileChooser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A dialog of the system says what it is for.
@ExtendWith(ApplicationExtension.class)
class FileDialogsTest {
    private static final Path FILE = Path.of("rates.csv");

    private final List<FileChooser> asked = new ArrayList<>();
    private final List<Path> chosen = new ArrayList<>();
    private Pane page;

    @BeforeEach
    void page() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            page = new Pane();
                            var _ = new Scene(page, 100, 100);
                            new OpenFiles(
                                            (chooser, _) -> {
                                                asked.add(chooser);
                                                return List.of(FILE, Path.of("other.csv"));
                                            })
                                    .in(page);
                            new SaveAs(
                                            (chooser, _) -> {
                                                asked.add(chooser);
                                                return Optional.of(FILE);
                                            })
                                    .in(page);
                        })
                .get();
    }

    @Test
    void oneFileIsAskedForUnderATitleAndByItsKind() throws Exception {
        var csv = new FileChooser.ExtensionFilter("CSV", "*.csv");
        WaitForAsyncUtils.asyncFx(
                        () -> OpenFiles.one(page, "Read rates from a file", csv, chosen::add))
                .get();

        assertThat(asked.getFirst().getTitle()).isEqualTo("Read rates from a file");
        assertThat(asked.getFirst().getExtensionFilters()).containsExactly(csv);
        assertThat(chosen).containsExactly(FILE);
    }

    @Test
    void aPlaceForAFileIsAskedForUnderItsKind() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> SaveAs.ask(page, "ages.pdf", "PDF", chosen::add)).get();

        assertThat(asked.getFirst().getTitle()).isEqualTo("Save as PDF");
        assertThat(asked.getFirst().getInitialFileName()).isEqualTo("ages.pdf");
        assertThat(chosen).containsExactly(FILE);
    }

    /// Each file that makes a dialog of its own names it.
    @Test
    void everyDialogHasATitle() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(all.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(
                            file -> {
                                String text = Files.readString(file);
                                int made = text.split("new FileChooser\\(\\)", -1).length;
                                int titled = text.split("chooser\\.setTitle\\(", -1).length;
                                assertThat(titled).as(file.toString()).isEqualTo(made);
                            });
        }
    }
}
