/// Broker reports: offered, looked at, confirmed, and followed to their end.
@NullMarked
package fidus.desktop.imports;

import org.jspecify.annotations.NullMarked;
