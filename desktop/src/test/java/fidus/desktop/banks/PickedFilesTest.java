package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.desktop.controls.OpenFiles;
import fidus.desktop.samples.Banks;

import javafx.scene.Scene;
import javafx.scene.control.Button;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The dialog for statements says what it is for, and what is chosen there is read.
@ExtendWith(ApplicationExtension.class)
class PickedFilesTest extends BankScreen {
    private final List<String> titles = new ArrayList<>();

    @BeforeEach
    void stage() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, null));
    }

    @Test
    void theDialogHasATitleAndItsFilesAreRead() throws Exception {
        pick(List.of(statement));

        assertThat(titles).containsExactly("Statements to take in");
        assertThat(model.file().fileProperty().get()).isEqualTo(statement);
    }

    @Test
    void whoThinksBetterOfItHasNoFileRead() throws Exception {
        pick(List.of());

        assertThat(titles).hasSize(1);
        assertThat(model.file().fileProperty().get()).isNull();
    }

    private void pick(List<Path> files) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new BanksView(model);
                            var scene = new Scene(view);
                            view.visited("");
                            new OpenFiles(
                                            (chooser, _) -> {
                                                titles.add(String.valueOf(chooser.getTitle()));
                                                return files;
                                            })
                                    .in(view);
                            ((Button) scene.lookup("#pick")).fire();
                            return scene;
                        })
                .get();
    }
}
