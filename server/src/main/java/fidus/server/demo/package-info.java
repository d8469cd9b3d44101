/// An invented fund that shows everything at work; nothing here runs unless a demonstration is
/// asked for.
@NullMarked
package fidus.server.demo;

import org.jspecify.annotations.NullMarked;
