package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.AuthCalls;
import fidus.auth.People;
import fidus.auth.Permission;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.PersonState;
import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/// Who can own a break, as the server says.
class OwnersTest {
    private final Sample sample = new Sample();
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() {
        fake = new FakeServer();
        fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(sample.breaks(), asked));
        signIn(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anOperatorChoosesAmongThoseWhoMayOwnABreakAndReadsTheNamesOfAll() {
        fake.answer(
                ReconciliationCalls.OWNERS,
                _ ->
                        new BreakOwners(
                                List.of(
                                        owner("Ann Example", FakeServer.me().id(), true, 2),
                                        owner("Ben Example", id(2), true, 0),
                                        owner("Carla Example", id(3), false, 1))));
        BreaksModel model = new BreaksModel(shell);
        model.read();
        assertThat(shell.session().may(Permission.SEE_USERS)).isFalse();
        assertThat(model.owners().choice())
                .extracting(Owners.Owner::label)
                .containsExactly("Ann Example (me) · 2 open", "Ben Example");
        assertThat(model.owners().nameOf(id(3).value().toString())).isEqualTo("Carla Example");
        assertThat(fake.count(AuthCalls.PEOPLE)).isZero();
    }

    @Test
    void whoMayOnlyReadGivesABreakToNobody() {
        signIn(Role.AUDITOR);
        fake.answer(
                ReconciliationCalls.OWNERS,
                _ -> new BreakOwners(List.of(owner("Ben Example", id(2), true, 0))));
        fake.answer(AuthCalls.PEOPLE, _ -> new People(List.of(person("Gone Example", 3))));
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.choose(sample.breaks().getFirst());
        assertThat(model.rights().may(BreakDeed.ASSIGN)).isFalse();
        assertThat(model.owners().nameOf(id(3).value().toString())).isEqualTo("Gone Example");
    }

    @Test
    void aBreakIsGivenToAnotherPersonAsItWasShown() {
        fake.answer(
                ReconciliationCalls.OWNERS,
                _ -> new BreakOwners(List.of(owner("Ben Example", id(2), true, 0))));
        fake.answer(ReconciliationCalls.DO_TO_BREAKS, _ -> new BreaksDone(1, 0, null));
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.choose(sample.breaks().getFirst());
        assertThat(model.rights().may(BreakDeed.ASSIGN)).isTrue();
        model.give(id(2));
        assertThat(fake.seen().stream().filter(it -> it.path().endsWith("/deeds")).toList())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains(
                                                "\"ASSIGN\"",
                                                "\"version\":1",
                                                id(2).value().toString()));
    }

    private static PersonId id(long number) {
        return new PersonId(new UUID(0, number));
    }

    private static BreakOwners.Owner owner(
            String name, PersonId id, boolean mayOwn, int unsettled) {
        return new BreakOwners.Owner(id, name, mayOwn, unsettled);
    }

    private static Person person(String name, int number) {
        return new Person(
                id(number), "p" + number, name, List.of(Role.OPERATOR), PersonState.DISABLED, 1);
    }

    private void signIn(Role role) {
        fake.signsIn(role);
        shell = fake.signedIn(Sample.NOW);
    }
}
