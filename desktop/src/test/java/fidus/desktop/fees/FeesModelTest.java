package fidus.desktop.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.proofs.ScriptFile;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunFile;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeRunTable;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.ManagerState;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MandateList;
import fidus.mt5.AccountKey;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofScript;
import fidus.proofs.ProofScriptFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

class FeesModelTest {
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private final Shell shell = fake.shell(Sample.NOW);

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theMonthBeforeTodayIsShownFirst() {
        assertThat(new FeesModel(shell).periodProperty().get()).isEqualTo(YearMonth.of(2027, 1));
    }

    @Test
    void aMandateWithoutManagerIsNotSent() {
        var model = new MandateModel(shell);
        model.send();
        Problem why = Objects.requireNonNull(model.command().problemProperty().get());
        assertThat(why.fields())
                .extracting(Problem.Field::field)
                .containsExactly("managerId", "name", "startOn", "accounts", "reason");
        assertThat(fake.count(FeeCalls.PREPARE_MANDATE)).isZero();
    }

    @Test
    void aSuccessorGoesOnWithAnEndedMandateOfTheSameManager() {
        var managers = List.of(manager(1), manager(2));
        Mandate ended = mandate(1, LocalDate.of(2026, 12, 31));
        var known = List.of(ended, mandate(1, null), mandate(2, LocalDate.of(2026, 12, 31)));
        fake.answer(FeeCalls.MANAGERS, _ -> new ManagerList(managers));
        fake.answer(FeeCalls.MANDATES, _ -> new MandateList(known));
        FakeServer.signIn(shell);
        var model = new MandateModel(shell);
        model.begin();
        assertThat(model.ended()).isEmpty();
        model.manager.set(managers.getFirst());
        assertThat(model.ended()).containsExactly(ended);
        model.before.set(Optional.of(ended));
        model.startOn.set(LocalDate.of(2027, 1, 1));
        model.chosen.add(new AccountKey("Broker-Live", 1001));
        model.name.set("Core trend, second");
        model.reason.set("Signed on paper, page 1");
        model.send();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.method().equals("POST"))
                .filteredOn(seen -> seen.path().equals("/api/v1/mandates"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains(ended.id().value().toString()));
        model.manager.set(managers.getLast());
        assertThat(model.before.get()).isEmpty();
    }

    private static ManagerCard manager(long number) {
        return new ManagerCard(
                new ManagerId(new UUID(1, number)), "Manager " + number, ManagerState.ACTIVE, 1);
    }

    private static Mandate mandate(long manager, @Nullable LocalDate endOn) {
        return new Mandate(
                new MandateId(new UUID(2, manager)),
                new ManagerId(new UUID(1, manager)),
                "Mandate of " + manager,
                "CORE",
                LocalDate.of(2026, 1, 1),
                endOn,
                List.of(),
                List.of(),
                null,
                1);
    }

    @Test
    void theFileOfARunIsWrittenAsItCame() throws Exception {
        FeeRunFile file = FeeRunFile.of(Sample.run(FeeRunState.POSTED));
        fake.answer(FeeCalls.FILE, _ -> file);
        fake.answer(FeeCalls.TABLE, _ -> FeeRunTable.of(file));
        fake.answer(
                ProofCalls.SCRIPT,
                _ -> new ProofScriptFile(ProofScript.FEES.fileName(), "print()\n"));
        fake.answer(
                FeeCalls.RUN,
                _ -> new FeeRunPage(Sample.run(FeeRunState.POSTED), false, List.of()));
        FakeServer.signIn(shell);
        var model = new FeeRunModel(shell);
        model.open(Sample.RUN);
        Path path = Files.createTempFile("run", ".json");
        try {
            model.export(path, _ -> {}, why -> assertThat(why).isNull());
            assertThat(Wire.STRICT.readValue(Files.readString(path), FeeRunFile.class))
                    .isEqualTo(file);
        } finally {
            Files.delete(path);
        }
        Path table = Files.createTempFile("run", ".csv");
        Path folder = Files.createTempDirectory("script");
        Path script = folder.resolve("mine.py");
        Path inputs = folder.resolve(ProofScript.INPUTS.fileName());
        try {
            model.export(table, _ -> {}, why -> assertThat(why).isNull());
            assertThat(Files.readString(table)).isEqualTo(FeeRunTable.of(file).csv());
            ScriptFile.write(
                    shell, ProofScript.FEES, script, _ -> {}, why -> assertThat(why).isNull());
            assertThat(Files.readString(script)).isEqualTo("print()\n");
            assertThat(Files.readString(inputs)).isEqualTo("print()\n");
        } finally {
            Files.delete(table);
            Files.delete(script);
            Files.delete(inputs);
            Files.delete(folder);
        }
    }

    @Test
    void anApprovedRunIsAskedBackWithItsReason() {
        var asked = new ArrayList<String>();
        fake.answer(
                FeeCalls.RUN,
                _ -> new FeeRunPage(Sample.run(FeeRunState.APPROVED), false, List.of()));
        fake.answer(
                FeeCalls.WITHDRAW,
                wish -> {
                    asked.add(wish.path("reason").asText());
                    throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why.");
                });
        FakeServer.signIn(shell);
        var model = new FeeRunModel(shell);
        model.open(Sample.RUN);

        model.askWithdrawal("The hurdle is wrong");

        assertThat(asked).containsExactly("The hurdle is wrong");
        assertThat(model.withdraw().problemProperty().get()).isNotNull();
    }
}
