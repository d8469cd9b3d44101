/// The clients by name, and who of them is on hold.
@NullMarked
package fidus.desktop.clients;

import org.jspecify.annotations.NullMarked;
