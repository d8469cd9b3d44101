package fidus.desktop.people;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.AuthCalls;
import fidus.auth.OneTimeCode;
import fidus.auth.People;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.PersonState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Who can sign in, as an administrator sees it.
@ExtendWith(ApplicationExtension.class)
class PeopleScreenTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Person OLGA =
            person(1, "olga", "Olga Example", PersonState.ACTIVE, Role.OPERATOR);
    private static final Person GONE =
            person(2, "gert", "Gert Example", PersonState.DISABLED, Role.APPROVER);

    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.ADMIN);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(AuthCalls.PEOPLE, _ -> new People(List.of(OLGA, GONE)));
        fake.answer(AuthCalls.ADD_PERSON, _ -> Waiting.prepared());
        fake.answer(AuthCalls.CHANGE_PERSON, _ -> Waiting.prepared());
        fake.answer(AuthCalls.DISABLE_PERSON, _ -> GONE);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static Person person(int id, String login, String name, PersonState state, Role role) {
        return new Person(new PersonId(new UUID(0, id)), login, name, List.of(role), state, 3);
    }

    @Test
    void aPersonIsAddedByTheFormThatSaysWhatIsMissing() throws Exception {
        var model = new PeopleModel(Signed.in(fake, NOW));
        WaitForAsyncUtils.asyncFx(() -> add(model)).get();

        assertThat(fake.seen())
                .filteredOn(seen -> seen.method().equals("POST"))
                .filteredOn(seen -> seen.path().equals("/api/v1/people"))
                .singleElement()
                .satisfies(
                        seen ->
                                assertThat(seen.body())
                                        .contains("nina", "Nina Example", "OPERATOR", "AUDITOR"));
    }

    private static Scene add(PeopleModel model) throws Exception {
        PeopleView view = view(model);
        model.add();
        model.form().send(_ -> {});
        assertThat(fields(model)).containsExactly("login", "name", "roles", "reason");
        Screenshots.of(view, "people-new", 1180, 748);
        assertThat(view.getScene().lookup("#rolesFault").isVisible()).isTrue();
        model.form().login.set("nina");
        model.form().name.set("Nina Example");
        model.form().role(Role.OPERATOR).set(true);
        model.form().role(Role.AUDITOR).set(true);
        model.form().reason.set("She begins on Monday");
        model.form().send(_ -> {});
        assertThat(model.form().openProperty().get()).isNull();
        return view.getScene();
    }

    private static PeopleView view(PeopleModel model) {
        Theme.LIGHT.use(Settings.inMemory());
        var view = new PeopleView(model);
        view.visited("");
        return view;
    }

    private static List<String> fields(PeopleModel model) {
        return Objects.requireNonNull(model.form().stepUp().problemProperty().get())
                .fields()
                .stream()
                .map(Problem.Field::field)
                .toList();
    }

    @Test
    void aHalfOfACodeIsShownOnceAfterThePasswordAndForgotten() throws Exception {
        var asked = new AtomicInteger();
        fake.answer(
                AuthCalls.ONE_TIME_CODE,
                _ -> {
                    if (asked.incrementAndGet() == 1) {
                        throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Sign in again.");
                    }
                    return new OneTimeCode("olga", "ABCD-EFGH-JKLM", Role.ADMIN, NOW);
                });
        var model = new PeopleModel(Signed.in(fake, NOW));
        WaitForAsyncUtils.asyncFx(() -> half(model)).get();
        assertThat(asked).hasValue(2);
    }

    private static Scene half(PeopleModel model) throws Exception {
        PeopleView view = view(model);
        model.giveCode(OLGA);
        assertThat(model.stepUp().confirmingProperty().get()).isTrue();
        model.stepUp().confirm("secret");
        Screenshots.of(view, "people-code", 1180, 748);
        Scene scene = view.getScene();
        assertThat(scene.lookup("#confirmation").isVisible()).isFalse();
        assertThat(((TextField) scene.lookup("#code")).getText()).isEqualTo("ABCD-EFGH-JKLM");
        assertThat(((Label) scene.lookup("#until")).getText()).contains("an approver");
        model.closeCode();
        assertThat(model.halfProperty().get()).isNull();
        assertThat(scene.lookup("#code")).isNull();
        return scene;
    }

    @Test
    void accessIsTakenAtOnceWithAReasonAndNobodyTouchesTheirOwn() {
        var model = new PeopleModel(Signed.in(fake, NOW));
        assertThat(model.mayDisable(OLGA)).isTrue();
        assertThat(model.mayDisable(GONE)).isFalse();
        assertThat(model.mayChange(GONE)).isTrue();
        assertThat(model.mayGiveCode(GONE)).isFalse();
        Person me = person(9, "ann", "Ann Example", PersonState.ACTIVE, Role.ADMIN);
        assertThat(model.mayChange(me)).isFalse();
        assertThat(model.mayGiveCode(me)).isFalse();

        model.disable(OLGA, new ReasonModel.Deed("Disable", "At once", "Disable"));
        model.reason().reasonProperty().set("She left the house");
        model.reason().send();

        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/disabling"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains("She left the house"));
        assertThat(model.reason().deedProperty().get()).isNull();
    }
}
