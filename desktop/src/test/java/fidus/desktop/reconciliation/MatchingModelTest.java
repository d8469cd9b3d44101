package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileVersion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class MatchingModelTest {
    private FakeServer fake;
    private MatchingModel model;

    @BeforeEach
    void answers() {
        fake = new FakeServer();
        fake.answer(
                ProfileCalls.PROFILES,
                _ -> new ProfileList(List.of(builtIn(MatchProfile.bank())), List.of()));
        fake.answer(ProfileCalls.PREPARE, _ -> builtIn(shorter()));
        signIn(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    static ProfileVersion builtIn(MatchProfile profile) {
        return new ProfileVersion(
                profile, ProfileState.IN_FORCE, null, null, "", null, null, List.of());
    }

    /// BANK without its last pass, as version 2.
    private static MatchProfile shorter() {
        MatchProfile bank = MatchProfile.bank();
        return new MatchProfile(
                bank.name(),
                2,
                bank.passes().subList(0, 8),
                bank.compared(),
                bank.autoThreshold(),
                bank.suggestThreshold(),
                bank.ambiguityMargin(),
                bank.limits());
    }

    @Test
    void theDraftStartsFromTheVersionInHandAndSaysTheSame() {
        assertThat(model.draft().read(1, new ArrayList<>()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(MatchProfile.bank());
        assertThat(model.changes()).isEmpty();
        assertThat(model.mayPutInForce()).isFalse();
    }

    @Test
    void aMonthIsProposedForTrying() {
        assertThat(model.trial().fromProperty().get()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(model.trial().toProperty().get()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void anEditedPassIsKeptAtItsPlaceAndTheChangeIsSaid() {
        model.editPass(3);
        model.pass().numbers().text("absBelow").set("12.50");
        model.pass().numbers().text("pctBelow").set("0.5");

        assertThat(model.keepPass(3)).isTrue();

        MatchPass kept = model.draft().passes().get(3);
        assertThat(kept.tolerance().absBelow()).isEqualByComparingTo("12.50");
        assertThat(kept.tolerance().pctBelow()).isEqualByComparingTo("0.005");
        assertThat(model.changes())
                .singleElement()
                .asString()
                .startsWith(
                        "Pass P4: one to one, reference equal, amount up to the greater of 12.5")
                .contains("0.5 %");
    }

    @Test
    void aWindowCountsTheDaysThatArePicked() {
        model.editPass(1);
        assertThat(model.pass().dayUnitProperty().get()).isEqualTo(DayUnit.CALENDAR);
        model.pass().dayUnitProperty().set(DayUnit.WEEKDAYS);

        assertThat(model.keepPass(1)).isTrue();

        assertThat(model.draft().passes().get(1).window())
                .isEqualTo(new MatchPass.Window(1, 5, DayUnit.WEEKDAYS));
        assertThat(model.changes())
                .singleElement()
                .asString()
                .contains("1 business day (Monday to Friday) before to 5 after");
        model.editPass(0);
        assertThat(model.pass().dayUnitProperty().get()).isEqualTo(DayUnit.CALENDAR);
    }

    @Test
    void wrongInputIsSaidBesideItsFieldAndNothingIsSent() {
        model.editPass(0);
        model.pass().numbers().text("daysAfter").set("61");
        model.pass().numbers().text("absAbove").set("one");
        assertThat(model.keepPass(0)).isFalse();
        assertThat(faulty()).containsExactly("daysAfter", "absAbove");

        model.editing().leave();
        model.editPass(0);
        model.pass().codeProperty().set("P2");
        assertThat(model.keepPass(0)).isFalse();
        assertThat(faulty()).containsExactly("code");
        assertThat(model.editPass(1)).isFalse();
        model.editing().leave();
        model.editPass(2);
        model.pass().numbers().text("minSimilarity").set("0");
        assertThat(model.keepPass(2)).isFalse();
        assertThat(faulty()).containsExactly("minSimilarity");
        model.editing().leave();

        model.draft().numbers().text("autoThreshold").set("0.5");
        model.reasonProperty().set("short");
        model.prepare();
        assertThat(faulty()).containsExactly("suggestThreshold", "reason");
        assertThat(fake.count(ProfileCalls.PREPARE)).isZero();
    }

    @Test
    void whatIsTriedIsWhatStandsOnTheScreen() {
        model.trial().accountProperty().set("bank/Hub");
        model.editPass(1);
        model.pass().numbers().text("daysAfter").set("9");

        model.tryOut();

        assertThat(fake.seen())
                .filteredOn(it -> it.path().endsWith("/dry-runs"))
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("\"daysAfter\":9"));
        assertThat(model.draft().passes().get(1).window().daysAfter()).isEqualTo(9);
        model.editPass(2);
        model.pass().numbers().text("daysAfter").set("8");
        assertThat(model.editPass(0)).isTrue();
        assertThat(model.draft().passes().get(2).window().daysAfter()).isEqualTo(8);
    }

    @Test
    void anotherVersionIsTakenOnlyWhenThePersonGivesTheChangesUp() {
        ProfileVersion first = builtIn(MatchProfile.bank());
        ProfileVersion other = builtIn(MatchProfile.broker());
        fake.answer(ProfileCalls.PROFILES, _ -> new ProfileList(List.of(first, other), List.of()));
        model.read();
        model.editPass(0);
        model.pass().numbers().text("daysAfter").set("9");

        model.choose(other);

        assertThat(model.chosenProperty().get()).isEqualTo(first);
        assertThat(model.leavingProperty().get()).isEqualTo(other);
        model.stay();
        assertThat(model.pass().numbers().text("daysAfter").get()).isEqualTo("9");
        model.choose(other);
        model.discard();
        assertThat(model.chosenProperty().get()).isEqualTo(other);
        assertThat(model.leavingProperty().get()).isNull();
        model.choose(first);
        assertThat(model.chosenProperty().get()).isEqualTo(first);
        assertThat(model.changes()).isEmpty();
    }

    @Test
    void anotherNameMakesRulesOfTheirOwnAndWhatIsComparedIsChosen() {
        model.draft().nameProperty().set("bank eu");
        model.reasonProperty().set("Another bank prints less");
        model.prepare();
        assertThat(faulty()).containsExactly("name");
        model.draft().nameProperty().set("BANK_EU");
        model.draft().comparedProperty().set(MatchProfile.Compared.REFERENCE);
        assertThat(model.changes()).first().isEqualTo("New rules of their own: BANK_EU");
        assertThat(model.changes()).anyMatch(it -> it.startsWith("Compared: references"));

        model.prepare();

        assertThat(fake.seen())
                .filteredOn(it -> it.method().equals("POST") && it.path().endsWith("/profiles"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"BANK_EU\"", "\"REFERENCE\"", "\"version\":1"));
    }

    @Test
    void passesAreMovedAddedAndRemoved() {
        model.draft().move(0, 1);
        assertThat(codes()).startsWith("P2", "P1", "P3");
        assertThat(model.changes()).singleElement().asString().startsWith("Order of the passes");
        model.draft().move(0, -1);
        assertThat(codes()).startsWith("P2");
        model.draft().add();
        assertThat(codes()).hasSize(10).endsWith("P10");
        model.draft().remove(9);
        model.draft().remove(0);
        assertThat(codes()).hasSize(8).startsWith("P1");
    }

    @Test
    void aDraftIsSentWithTheNextNumber() {
        model.draft().remove(8);
        model.reasonProperty().set("Nobody accepts its suggestions");
        model.prepare();
        assertThat(fake.seen())
                .filteredOn(it -> it.method().equals("POST") && it.path().endsWith("/profiles"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"version\":2", "P8")
                                        .doesNotContain("P9"));
        assertThat(model.chosenProperty().get().profile().version()).isEqualTo(2);
        assertThat(model.chosenProperty().get().profile().passes()).hasSize(8);
        assertThat(model.reasonProperty().get()).isEmpty();
    }

    @Test
    void onlyWhatStandsOnTheScreenIsPutInForce() {
        model.reasonProperty().set("Fewer wrong matches");
        model.draft().numbers().text("autoThreshold").set("0.95");
        model.putInForce();
        assertThat(fake.count(ProfileCalls.PUT_IN_FORCE)).isZero();
        assertThat(model.faultProperty().get().message()).contains("Keep them as a version first");
        model.draft().numbers().text("autoThreshold").set("0.8");
        model.putInForce();
        assertThat(fake.count(ProfileCalls.PUT_IN_FORCE)).isEqualTo(1);
    }

    @Test
    void withoutAnAccountNothingIsTried() {
        model.tryOut();
        assertThat(faulty()).containsExactly("account");
        assertThat(fake.count(ProfileCalls.DRY_RUN)).isZero();
    }

    @Test
    void tooManyRowsAreTriedAsAJobEachTime() {
        fake.answer(
                ProfileCalls.DRY_RUN,
                _ -> {
                    throw Refused.because(Problem.Code.TOO_LARGE, "Too many rows.");
                });
        model.trial().accountProperty().set("7@Broker-Live");
        model.tryOut();
        model.tryOut();
        assertThat(fake.count(ProfileCalls.DRY_RUN_JOB)).isEqualTo(2);
    }

    @Test
    void anAuditorReadsOnly() {
        signIn(Role.AUDITOR);
        assertThat(model.versions()).hasSize(1);
        assertThat(model.mayPrepare()).isFalse();
        assertThat(model.mayTry()).isFalse();
    }

    private List<String> faulty() {
        Problem fault = model.faultProperty().get();
        return fault == null
                ? List.of()
                : fault.fields().stream().map(Problem.Field::field).toList();
    }

    private List<String> codes() {
        return model.draft().passes().stream().map(MatchPass::code).toList();
    }

    private void signIn(Role role) {
        fake.signsIn(role);
        Shell shell = fake.signedIn(Sample.NOW);
        model = new MatchingModel(shell);
        model.read();
    }
}
