@_exported public import EntenteFormats
@_exported public import EntenteGraph
@_exported public import EntenteModel
@_exported public import EntenteReport
@_exported public import EntenteSnapshots
