package fidus.desktop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.funds.FundCode;
import fidus.intake.ClientPreview;
import fidus.intake.ClientRow;
import fidus.intake.ClientsTaken;
import fidus.intake.IntakeCalls;
import fidus.intake.Standing;
import fidus.money.Money;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class ClientListViewTest {
    @TempDir private Path folder;

    private FakeServer fake;
    private ClientListModel model;
    private Path list;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        list = Files.writeString(folder.resolve("clients.csv"), "anything");
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(IntakeCalls.READ_CLIENTS, _ -> seen());
        fake.answer(
                IntakeCalls.TAKE_CLIENTS,
                _ -> new ClientsTaken(2, 1, 1, new PreparedId(new UUID(0, 9)), 0));
        Shell shell = fake.signedIn(Accounts.NOW);
        model = new ClientListModel(shell);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aListIsShownLineByLineAndTaken() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.DARK.use(Settings.inMemory());
                            var view = new ClientListView(model);
                            model.choose(list);
                            assertThat(model.file().rows()).hasSize(4);
                            Screenshots.of(view, "client-list", 1280, 700);
                            var take = (Button) view.lookup("#take");
                            assertThat(take.getText()).isEqualTo("Take 2 clients in");
                            model.file().allOrNone.set(true);
                            assertThat(take.isDisabled()).isTrue();
                            model.file().allOrNone.set(false);
                            take.fire();
                            assertThat(((Label) view.lookup("#result")).getText())
                                    .startsWith("2 clients were taken in; 1 were known")
                                    .contains("another person")
                                    .contains("No links");
                            return view;
                        })
                .get();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/client-lists"))
                .hasSize(1);
    }

    @Test
    void rowsAreShownByWhatBecomesOfThem() {
        model.choose(list);
        model.file().shown.set(Optional.of(Standing.REFUSED));

        assertThat(model.file().rows()).extracting(ClientRow::line).containsExactly(5);
    }

    @Test
    void withoutADayForTheAgentsNothingIsSent() {
        model.choose(list);
        model.agentsFrom.set(null);
        model.take();

        assertThat(model.file().problemProperty().get()).isNotNull();
        assertThat(fake.count(IntakeCalls.TAKE_CLIENTS)).isZero();
    }

    private static ClientPreview seen() {
        return new ClientPreview(
                "clients.csv",
                "0".repeat(64),
                FundCode.BALANCE,
                Money.of("50000.00", "USD"),
                List.of(
                        row(2, "Ada Example", "60000.00", Standing.NEW, ""),
                        row(3, "Boris Beispiel", "75000.00", Standing.NEW, ""),
                        row(4, "Carla Esempio", "50000.00", Standing.KNOWN, ""),
                        row(
                                5,
                                "Dora Sample",
                                "1000.00",
                                Standing.REFUSED,
                                "1000.00 USD is below the minimum of 50000.00 USD.")),
                Money.of("135000.00", "USD"));
    }

    private static ClientRow row(
            int line, String name, String amount, Standing standing, String reason) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@post.example";
        return new ClientRow(
                line,
                email,
                name,
                "+49 30 555",
                "DE",
                Money.of(amount, "USD"),
                "BA26-001 Bea Agent",
                standing,
                reason);
    }
}
