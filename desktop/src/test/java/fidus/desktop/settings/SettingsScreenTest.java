package fidus.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.settings.SettingCalls;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;
import fidus.settings.SettingList;
import fidus.settings.SettingValue;

import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What the house has set, and a value proposed to a second person.
@ExtendWith(ApplicationExtension.class)
class SettingsScreenTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final LocalDate NEXT = LocalDate.parse("2027-03-01");

    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(SettingCalls.LIST, _ -> settings());
        fake.answer(SettingCalls.CHANGE, _ -> Waiting.prepared());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static SettingList settings() {
        return new SettingList(
                LocalDate.parse("2027-02-01"),
                Arrays.stream(SettingKey.values()).map(SettingsScreenTest::history).toList());
    }

    private static SettingHistory history(SettingKey key) {
        return new SettingHistory(
                key,
                key == SettingKey.COMMISSION_TRIGGER
                        ? List.of(set("ON_CLIENT_PAID", "2027-01-05"), set("ON_DUE", "2027-04-01"))
                        : List.of());
    }

    private static SettingValue set(String value, String from) {
        return new SettingValue(
                value,
                LocalDate.parse(from),
                "Decided by the board",
                "Ann Example",
                "Ben Example",
                NOW);
    }

    @Test
    void aSettingIsShownWithItsPastAndFutureAndAnotherValueIsProposed() throws Exception {
        var model = new SettingsModel(Signed.in(fake, NOW));
        WaitForAsyncUtils.asyncFx(() -> look(model)).get();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/COMMISSION_TRIGGER/values"))
                .singleElement()
                .satisfies(
                        seen ->
                                assertThat(seen.body())
                                        .contains(
                                                "ON_DUE", "2027-03-01", "Agents waited too long"));
    }

    private static Scene look(SettingsModel model) throws Exception {
        Theme.LIGHT.use(Settings.inMemory());
        var view = new SettingsView(model);
        view.visited("");
        List<SettingsModel.Line> lines = SettingsModel.Line.of(settings());
        SettingsModel.Line trigger = lines.get(SettingKey.COMMISSION_TRIGGER.ordinal());
        assertThat(trigger.inForce()).isEqualTo("ON_CLIENT_PAID");
        assertThat(trigger.coming()).isEqualTo("On due from 2027-04-01");
        SettingsModel.Line above = lines.get(SettingKey.OVERRIDE_CHECK_ABOVE.ordinal());
        assertThat(above.inForce()).isEqualTo("1000.00");
        model.chosen.set(trigger);
        model.propose();
        Screenshots.of(view, "settings", 1180, 748);
        Scene scene = view.getScene();
        assertThat(scene.lookup("#choice").isVisible()).isTrue();
        assertThat(scene.lookup("#number").isVisible()).isFalse();
        ((ComboBox<?>) scene.lookup("#choice")).getSelectionModel().select(0);
        model.send(_ -> {});
        assertThat(fields(model)).containsExactly("from", "reason");
        assertThat(((Label) scene.lookup("#fromFault")).isVisible()).isTrue();
        model.from.set(NEXT);
        model.reason.set("Agents waited too long");
        model.send(_ -> {});
        assertThat(model.proposed.get()).isNull();

        model.chosen.set(above);
        model.propose();
        assertThat(((TextField) scene.lookup("#number")).getText()).isEqualTo("1000.00");
        model.value.set("a lot");
        model.send(_ -> {});
        assertThat(fields(model)).contains("value");

        SettingsModel.Line zone = lines.get(SettingKey.BUSINESS_ZONE.ordinal());
        assertThat(zone.said(zone.inForce())).isEqualTo("UTC");
        model.chosen.set(zone);
        model.propose();
        model.value.set("Europe/Atlantis");
        model.from.set(NEXT);
        model.reason.set("The house does business there");
        model.send(_ -> {});
        assertThat(fields(model)).containsExactly("value");
        Screenshots.of(scene, "settings-zone");
        model.close();
        return scene;
    }

    private static List<String> fields(SettingsModel model) {
        return Objects.requireNonNull(model.command().problemProperty().get()).fields().stream()
                .map(Problem.Field::field)
                .toList();
    }
}
