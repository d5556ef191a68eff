using Placement.Declarations;

namespace Placement.Generators.Models;

/// <summary>An entry of LANG_ALL.</summary>
/// <param name="Language">Bitrix24's code, lower case.</param>
/// <param name="Texts">What is said in it.</param>
internal sealed record LanguageModel(string Language, Texts Texts);
