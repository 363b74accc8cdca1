using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Shared.Settings;

/// <summary>The shop cannot start with these settings: a sentence for each one that is wrong.</summary>
public sealed class SettingsMistakes(IReadOnlyList<string> sentences) : StartRefusedException(sentences);
