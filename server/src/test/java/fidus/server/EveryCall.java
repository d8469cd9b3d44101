package fidus.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import fidus.contract.Call;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Every constant of every `…Calls` class there is, found by looking rather than by a list that
/// somebody forgets to extend.
public final class EveryCall {
    private EveryCall() {}

    /// @param owner the class that declares it
    /// @param name of the constant
    public record Named(Class<?> owner, String name, Call<?, ?> call) {}

    /// In the order of class and constant name.
    public static List<Named> all() {
        var found = new ArrayList<Named>();
        var classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(file -> file.contains("Calls.class"))
                        .importPackages("fidus");
        for (JavaClass type : classes) {
            if (type.getSimpleName().endsWith("Calls") && !type.getSimpleName().equals("Calls")) {
                addAll(found, type.reflect());
            }
        }
        found.sort(Comparator.comparing(Named::toString));
        return List.copyOf(found);
    }

    private static void addAll(List<Named> found, Class<?> owner) {
        for (Field field : owner.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Call.class) {
                try {
                    found.add(new Named(owner, field.getName(), (Call<?, ?>) field.get(null)));
                } catch (IllegalAccessException e) {
                    throw new AssertionError("A call is public: " + field, e);
                }
            }
        }
    }
}
