package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.TransitAsked;
import fidus.bank.desk.Transits;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is between the banks and the brokers, and the form that books the end at the bank.
@ExtendWith(ApplicationExtension.class)
class TransitsTest {
    private final List<ObjectNode> sent = new ArrayList<>();
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        fake.answer(BankCalls.OWN_TRANSFERS, _ -> Banks.ownTransfers());
        for (Call<?, Prepared> call :
                List.<Call<?, Prepared>>of(
                        BankCalls.BOOK_OWN_TRANSFER, BankCalls.REVERSE_OWN_TRANSFER)) {
            fake.answer(
                    call,
                    question -> {
                        sent.add(question);
                        return Waiting.prepared();
                    });
        }
        fake.answer(
                BankCalls.BOOK_TRANSIT,
                question -> {
                    sent.add(question);
                    return Waiting.prepared();
                });
        fake.answer(
                BankCalls.REVERSE_TRANSIT,
                question -> {
                    sent.add(question);
                    return Waiting.prepared();
                });
        shell = Signed.in(fake, Accounts.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private TransitsModel model() {
        var banks = new BanksModel(shell);
        banks.visit("");
        return banks.transits();
    }

    private static List<TransitLine> lines(TransitsModel model) {
        Transits now = Objects.requireNonNull(model.transits().value());
        return model.lines(now);
    }

    @Test
    void whatAStatementShowsIsBookedOnItsRow() {
        TransitsModel model = model();
        List<TransitLine> lines = lines(model);
        assertThat(lines)
                .extracting(TransitLine::way)
                .containsExactly(
                        TransitLine.Way.ON_THE_STATEMENT,
                        TransitLine.Way.IN_TRANSIT,
                        TransitLine.Way.BOOKED);

        assertThat(lines)
                .extracting(TransitLine::reference)
                .containsExactly("Statement 1, row 4 of 2026-11-20", "", "Statement 1, row 1");

        model.begin(lines.getFirst());
        model.send();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().path("rowId").asText()).isEqualTo("STMT-1-4");
        assertThat(sent.getFirst().path("transfer").asText()).endsWith("/71");
        assertThat(model.bookingProperty().get()).isNull();
    }

    @Test
    void whatWaitsIsMarkedAndAskingAgainSaysWhoAskedAndWhen() {
        Transits all = Banks.transits();
        var asked =
                new TransitAsked(
                        all.open().getFirst().transfer(),
                        "Book that 2000.00 EUR left Main account for 510001@NorthBridge-Live",
                        "Olivia Marsh",
                        Accounts.NOW);
        fake.answer(
                BankCalls.TRANSITS,
                _ ->
                        new Transits(
                                all.asOf(),
                                all.open(),
                                all.booked(),
                                all.moreBooked(),
                                List.of(asked)));
        TransitsModel model = model();
        TransitLine waits = lines(model).getFirst();
        assertThat(lines(model))
                .extracting(TransitLine::way)
                .containsExactly(
                        TransitLine.Way.WAITS, TransitLine.Way.IN_TRANSIT, TransitLine.Way.BOOKED);
        String words =
                "Olivia Marsh asked on 21 Nov 09:30 UTC: Book that 2\u202f000.00 EUR left Main"
                        + " account for 510001@NorthBridge-Live. Another person has to decide"
                        + " about it first.";
        assertThat(waits.why()).isEqualTo(words);

        model.begin(waits);

        assertThat(model.bookingProperty().get()).isNull();
        assertThat(Objects.requireNonNull(shell.notices().latestProperty().get()).message())
                .isEqualTo(words);
    }

    @Test
    void withoutAStatementThePersonNamesDayAndReference() {
        TransitsModel model = model();
        model.begin(lines(model).get(1));
        model.send();
        assertThat(Objects.requireNonNull(model.bookCommand().problemProperty().get()).fields())
                .extracting(Problem.Field::field)
                .containsExactly("valueOn", "evidence");
        assertThat(sent).isEmpty();

        model.valueOn.set(LocalDate.parse("2026-11-20"));
        model.evidence.set(" SWIFT 4711 ");
        model.send();

        assertThat(sent.getFirst().path("evidence").asText()).isEqualTo("SWIFT 4711");
        assertThat(sent.getFirst().has("rowId")).isFalse();
    }

    @Test
    void whatWasBookedIsTakenBackWithAReason() {
        TransitsModel model = model();
        TransitLine booked = lines(model).getLast();
        assertThat(model.mayBook(booked)).isFalse();

        model.takeBack(booked);
        ReasonModel reason = model.reason();
        reason.reasonProperty().set("Booked at the wrong bank");
        reason.send();

        assertThat(sent.getFirst().path("reason").asText()).isEqualTo("Booked at the wrong bank");
        assertThat(reason.deedProperty().get()).isNull();
    }

    @Test
    void moneyOfTheHouseIsBookedAsProposedAndTakenBackWithAReason() {
        var banks = new BanksModel(shell);
        banks.visit("");
        OwnModel model = banks.own();
        List<OwnLine> lines = model.lines(Objects.requireNonNull(model.transfers().value()));
        assertThat(lines)
                .extracting(OwnLine::way)
                .containsExactly(
                        OwnLine.Way.ON_THE_STATEMENT, OwnLine.Way.IN_TRANSIT, OwnLine.Way.ARRIVED);

        model.book(lines.getFirst());
        assertThat(sent.getLast().path("outRow").asText()).isEqualTo("STMT-1-8");
        assertThat(sent.getLast().path("inRow").asText()).isEqualTo("STMT-2-1");

        assertThat(model.mayBook(lines.get(1))).isFalse();
        model.takeBack(lines.get(1));
        model.reason().reasonProperty().set("It went to a stranger");
        model.reason().send();
        assertThat(sent.getLast().path("reason").asText()).isEqualTo("It went to a stranger");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void theListAndItsForm(Theme theme, int width, int height) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var banks = new BanksModel(shell);
                            var view = new BanksView(banks);
                            String end = "-" + theme + "-" + width;
                            view.visited("");
                            Screenshots.of(view, "banks-transits" + end, width, height);
                            Scene scene = view.getScene();
                            var tabs = (TabPane) scene.getRoot().lookup("#accountTabs");
                            tabs.getSelectionModel().selectLast();
                            assertThat(tabs.getTabs().getLast().getText())
                                    .as("of three rows two are to be done")
                                    .isEqualTo("Brokers (2/3)");
                            Screenshots.of(scene, "banks-transits" + end);
                            tabs.getSelectionModel().select(tabs.getTabs().size() - 2);
                            assertThat(tabs.getSelectionModel().getSelectedItem().getText())
                                    .isEqualTo("Own accounts (2/3)");
                            Screenshots.of(scene, "banks-own" + end);
                            tabs.getSelectionModel().selectLast();
                            banks.transits().begin(lines(banks.transits()).getFirst());
                            Screenshots.of(scene, "banks-transits-book" + end);
                            assertThat(((Button) scene.getRoot().lookup("#send")).isDisabled())
                                    .isFalse();
                            return scene;
                        })
                .get();
    }
}
