package fidus.desktop.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Shell;
import fidus.fees.Derivation;
import fidus.fees.Exact;
import fidus.fees.runs.FeeStep;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunCard;
import fidus.fees.shares.ShareRunList;
import fidus.fees.shares.ShareRunPage;
import fidus.jobs.Job;
import fidus.money.Money;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.proofs.RebateProofs;
import fidus.proofs.ShareProofs;
import fidus.rebates.AgreementList;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateCreditList;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunCard;
import fidus.rebates.RebateRunList;
import fidus.rebates.ReceivedInto;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.FlowPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pages of performance shares and rebates, with figures that the shared arithmetic gives.
@ExtendWith(ApplicationExtension.class)
class SharesAndRebatesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        ShareRun shares = SampleRuns.shares();
        fake.answer(ShareCalls.RUNS, _ -> new ShareRunList(List.of(ShareRunCard.of(shares))));
        fake.answer(ShareCalls.RUN, _ -> new ShareRunPage(shares, true));
        RebateRun rebates = SampleRuns.rebates();
        fake.answer(RebateCalls.RUNS, _ -> new RebateRunList(List.of(RebateRunCard.of(rebates))));
        fake.answer(RebateCalls.RUN, _ -> rebates);
        fake.answer(RebateCalls.CREDITS, _ -> new RebateCreditList(List.of(SampleRuns.credit())));
        fake.answer(ProofCalls.SHARES, _ -> ShareProofs.of(shares, null, Map.of()));
        fake.answer(
                ProofCalls.REBATES,
                _ -> RebateProofs.of(rebates, List.of(), SampleRuns.agreement()));
        fake.answer(
                RebateCalls.AGREEMENTS,
                _ -> new AgreementList(List.of(SampleRuns.agreement()), null));
        shell = fake.signedIn(Sample.NOW);
        shell.connection().look();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aValuationShowsEveryLotAndWhereItsShareComesFrom() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new SharesModel(shell);
                            var view = new SharesView(model, () -> "2027-01");
                            model.read();
                            model.open(SampleRuns.shares().id());
                            var scene = new Scene(view, 1280, 800);
                            picture(scene, "shares");
                            @SuppressWarnings("unchecked") // the one tree of figures on the page
                            var tree = (TreeTableView<Derivation>) scene.lookup("#figures");
                            var share = tree.getRoot().getChildren().getFirst();
                            assertThat(share.getValue().value()).isEqualTo(Exact.parse("5000"));
                            assertThat(tree.getRoot().getChildren())
                                    .extracting(item -> item.getValue().name())
                                    .contains("performance", "mark before", "mark after");
                            assertThat(share.getChildren())
                                    .extracting(item -> item.getValue().name())
                                    .contains("credit returned", "contingent redemption");
                            assertThat(((Button) scene.lookup("#shareApprove")).isVisible())
                                    .isTrue();
                            assertThat(scene.lookup("#shareReverse").isVisible()).isFalse();
                            assertThat(scene.lookup("#shareDrift").isVisible()).isTrue();
                            return view;
                        })
                .get();
    }

    @Test
    void aPostedClaimOffersToRecordWhatCame() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new RebatesModel(shell);
                            var view = new RebatesView(model, () -> "2027-01");
                            model.read();
                            model.open(SampleRuns.rebates().id());
                            var scene = new Scene(view, 1280, 800);
                            picture(scene, "rebates");
                            assertThat(((FlowPane) scene.lookup("#receiving")).isVisible())
                                    .isTrue();
                            assertThat(scene.lookup("#checking").isVisible()).isFalse();
                            assertThat(scene.lookup("#posting").isVisible()).isFalse();
                            var opened = model.proof().openedProperty().get();
                            assertThat(opened.figures().get(1).lines())
                                    .startsWith(
                                            "earned = volume × rate per lot: 1699.12 ← 1699.123"
                                                    + " HALF_UP")
                                    .contains(
                                            "  rate per lot, as of 2027-01-01: 5.05",
                                            "  volume: 336.46");
                            return view;
                        })
                .get();
    }

    @Test
    void whatCameToAnAccountIsOneOfItsCredits() throws Exception {
        var sent = new ArrayList<String>();
        fake.answer(
                RebateCalls.RECEIVE,
                asked -> {
                    sent.add(asked.path("receipt").path("dealKey").asText(""));
                    throw Refused.because(Problem.Code.BUSY, "Try again.");
                });
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new RebatesModel(shell);
                            var view = new RebatesView(model, () -> "2027-01");
                            model.read();
                            model.open(SampleRuns.rebates().id());
                            var scene = new Scene(view, 1280, 800);
                            laidOut(scene);
                            ComboBox<ReceivedInto> into = box(scene, "#receivedInto");
                            assertThat(into.getValue()).isEqualTo(ReceivedInto.BANK);
                            assertThat(scene.lookup("#receivedCredit").isVisible()).isFalse();
                            into.setValue(ReceivedInto.REBATE_ACCOUNT);
                            assertThat(scene.lookup("#receivedSum").isVisible()).isFalse();
                            ComboBox<RebateCredit> credits = box(scene, "#receivedCredit");
                            assertThat(credits.getItems()).containsExactly(SampleRuns.credit());
                            pane(scene).recordReceipt();
                            assertThat(sent).isEmpty();
                            credits.setValue(SampleRuns.credit());
                            pane(scene).recordReceipt();
                            assertThat(sent).containsExactly("Broker-Live/9001/77");
                            into.setValue(ReceivedInto.TRADING_ACCOUNT);
                            assertThat(credits.getItems()).isEmpty();
                            return view;
                        })
                .get();
    }

    @Test
    void whatWasRecordedWronglyAtABankIsTakenBackWithAReason() throws Exception {
        var sent = new ArrayList<String>();
        fake.answer(RebateCalls.RUN, _ -> SampleRuns.paid());
        fake.answer(
                RebateCalls.REVERSE_RECEIPT,
                asked -> {
                    sent.add(
                            asked.path("evidence").asText() + ", " + asked.path("reason").asText());
                    throw Refused.because(Problem.Code.BUSY, "Try again.");
                });
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new RebatesModel(shell);
                            var view = new RebatesView(model, () -> "2027-01");
                            model.read();
                            model.open(SampleRuns.rebates().id());
                            var scene = new Scene(view, 1280, 800);
                            laidOut(scene);
                            ((TabPane) scene.lookup(".tab-pane")).getSelectionModel().select(1);
                            RebateReceiptsPane pane = pane(scene);
                            @SuppressWarnings("unchecked") // the one table of receipts
                            var rows =
                                    (RecordTable<RebateReceiptsModel.Row>)
                                            scene.lookup("#receipts");
                            var button = (Button) scene.lookup("#takeBack");
                            rows.select(row -> row.wrong() != null);
                            assertThat(button.isDisabled()).isTrue();
                            rows.select(row -> row.wrong() == null);
                            assertThat(button.isDisabled()).isFalse();
                            picture(scene, "rebates-received");
                            button.fire();
                            assertThat(sent).isEmpty();
                            assertThat(scene.lookup("#rebateProblem").isVisible()).isTrue();
                            ((TextField) scene.lookup("#wrongReason"))
                                    .setText("It was another broker's");
                            pane.takeBackReceipt();
                            assertThat(sent).containsExactly("BANK-78, It was another broker's");
                            return view;
                        })
                .get();
    }

    @Test
    void theLinesOfARunAreWrittenAsAFileAndAsATable(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("rebates.json");
        Path csv = folder.resolve("rebates.csv");
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new RebatesModel(shell);
                            model.open(SampleRuns.rebates().id());
                            model.proof().export(json, _ -> {}, why -> fail(why.message()));
                            model.proof().export(csv, _ -> {}, why -> fail(why.message()));
                            return model;
                        })
                .get();
        ProofFile file = Wire.STRICT.readValue(Files.readString(json), ProofFile.class);
        assertThat(file.differences()).isEmpty();
        assertThat(file.totals()).containsExactly(Money.of("1699.12", "USD"));
        assertThat(Files.readString(csv))
                .isEqualTo(file.csv())
                .contains("result,\"claimed\",1699.12");
    }

    private static RebateReceiptsPane pane(Scene scene) {
        return (RebateReceiptsPane) scene.lookup("#receiving").getParent();
    }

    @SuppressWarnings("unchecked") // the page has one of each
    private static <T> ComboBox<T> box(Scene scene, String id) {
        return (ComboBox<T>) scene.lookup(id);
    }

    @Test
    void aMonthIsComputedForEveryBrokerAndValuedForEveryFundAsAJob() {
        var sent = new ArrayList<String>();
        for (Call<?, Job> call : List.of(RebateCalls.START, ShareCalls.START)) {
            fake.answer(
                    call,
                    asked -> {
                        sent.add(asked.toString());
                        throw Refused.because(Problem.Code.BUSY, "Try again.");
                    });
        }
        new RebatesModel(shell).start("2027-01", FeeStep.POST);
        new SharesModel(shell).compute("2027-02");
        assertThat(sent)
                .containsExactly(
                        "{\"period\":\"2027-01\",\"step\":\"POST\"}", "{\"period\":\"2027-02\"}");
    }

    private static void laidOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static void picture(Scene scene, String name) throws Exception {
        laidOut(scene);
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }
}
