package fidus.server.commands;

import picocli.CommandLine.IVersionProvider;

/// The version written into the program's jar.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Fidus " + (version == null ? "(unpacked build)" : version), "Java " + Runtime.version()
        };
    }
}
