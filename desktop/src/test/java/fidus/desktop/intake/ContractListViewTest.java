package fidus.desktop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.intake.BadRows;
import fidus.intake.ContractLine;
import fidus.intake.ContractLinePage;
import fidus.intake.ContractListCard;
import fidus.intake.ContractLists;
import fidus.intake.ContractPayout;
import fidus.intake.ContractPreview;
import fidus.intake.ContractRow;
import fidus.intake.IntakeCalls;
import fidus.intake.ListState;
import fidus.intake.OpeningSum;
import fidus.intake.Standing;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import javafx.scene.control.Button;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class ContractListViewTest {
    private static final LocalDate UNTIL = LocalDate.parse("2026-05-31");

    @TempDir private Path folder;

    private FakeServer fake;
    private Shell shell;
    private Path list;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        list = Files.writeString(folder.resolve("contracts.csv"), "anything");
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(IntakeCalls.READ_CONTRACTS, _ -> seen());
        fake.answer(IntakeCalls.CONTRACT_LISTS, _ -> new ContractLists(List.of(card())));
        fake.answer(
                IntakeCalls.CONTRACT_LINES, _ -> new ContractLinePage(card(), 1, List.of(line())));
        shell = fake.signedIn(Accounts.NOW);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aListShowsItsSchedulesAndWhatOpensAndIsSentOnlyWithAReason() throws Exception {
        var model = new ContractListModel(shell);
        model.choose(list);
        assertThat(model.file().problemProperty().get()).isNotNull();
        assertThat(fake.count(IntakeCalls.READ_CONTRACTS)).isZero();
        model.takenOverOn.set(UNTIL);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new ContractListView(model);
                            model.choose(list);
                            model.file().allOrNone.set(false);
                            var rows = (RecordTable<?>) view.lookup("#rows");
                            rows.table().getSelectionModel().select(0);
                            Screenshots.of(view, "contract-list", 1280, 800);
                            var prepare = (Button) view.lookup("#prepare");
                            assertThat(prepare.getText())
                                    .isEqualTo("Send 1 contracts to a second person");
                            prepare.fire();
                            assertThat(model.file().problemProperty().get()).isNotNull();
                            model.file().allOrNone.set(true);
                            assertThat(prepare.isDisabled()).isTrue();
                            return view;
                        })
                .get();
        assertThat(fake.count(IntakeCalls.PREPARE_CONTRACTS)).isZero();
    }

    @Test
    void whatBecameOfAListIsShownWithTheReasonsOfWhatWasLeft() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.DARK.use(Settings.inMemory());
                            var view = new IntakeView(shell);
                            view.visited("contract-list/1");
                            Screenshots.of(view, "contract-lists", 1280, 800);
                            var tabs = (TabPane) view.lookup("#tabs");
                            assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(2);
                            var lists = (RecordTable<?>) view.lookup("#lists");
                            lists.table().getSelectionModel().select(0);
                            var lines = (RecordTable<?>) view.lookup("#lines");
                            assertThat(lines.rows()).hasSize(1);
                            return view;
                        })
                .get();
    }

    private static ContractListCard card() {
        return new ContractListCard(
                "1",
                "contracts.csv",
                UNTIL,
                BadRows.TAKE_NONE,
                "Contracts and wires on file, folder 7",
                12,
                List.of(),
                "0".repeat(64),
                ListState.DONE,
                11,
                1,
                "Ann Operator",
                Accounts.NOW);
    }

    private static ContractLine line() {
        return new ContractLine(
                9,
                "A-4",
                new InvestmentId(new UUID(0, 4)),
                "Ada Example",
                usd("18151.41"),
                LocalDate.parse("2025-10-01"),
                4,
                ContractLine.Outcome.LEFT,
                "Ada Example is on hold. Nothing is begun until that is lifted.");
    }

    private static ContractPreview seen() {
        LocalDate start = LocalDate.parse("2025-10-01");
        var good =
                new ContractRow(
                        2,
                        "A-1",
                        "Ada Example",
                        "CORE",
                        usd("18151.41"),
                        start,
                        List.of(
                                payout(1, PayoutState.PAID, LocalDate.parse("2026-01-02")),
                                payout(2, PayoutState.AVAILABLE, null),
                                payout(3, PayoutState.SCHEDULED, null)),
                        usd("272.27"),
                        usd("272.28"),
                        usd("54.46"),
                        Standing.NEW,
                        "",
                        "Performance 4000.00 USD, mark 10000.00 USD · 2500 units of LEAD at 78");
        return new ContractPreview(
                "contracts.csv",
                "0".repeat(64),
                UNTIL,
                List.of(good, bad(start)),
                List.of(
                        new OpeningSum("2100", usd("-18151.41")),
                        new OpeningSum("2210", usd("-272.27")),
                        new OpeningSum("3900", usd("18423.68"))));
    }

    private static ContractRow bad(LocalDate start) {
        return new ContractRow(
                6,
                "A-2",
                "Nobody Known",
                "CORE",
                usd("18151.41"),
                start,
                List.of(),
                null,
                null,
                null,
                Standing.REFUSED,
                "No client has the email address or the name Nobody Known.",
                "");
    }

    private static ContractPayout payout(
            int row, PayoutState state, @org.jspecify.annotations.Nullable LocalDate paidOn) {
        return new ContractPayout(
                "INTEREST " + row,
                LocalDate.of(2026, row, 1),
                usd("272.27"),
                state,
                paidOn,
                paidOn == null ? "" : "WIRE 4711");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
