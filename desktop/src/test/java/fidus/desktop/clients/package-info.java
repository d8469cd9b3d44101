/// Clients and accounts that go out of use, against a server that answers what a test says.
@NullMarked
package fidus.desktop.clients;

import org.jspecify.annotations.NullMarked;
