// Benchmarks are commands of ./dev bench; each registers itself here by name.
Console.Error.WriteLine("usage: bench NAME [options]");
return 2;
